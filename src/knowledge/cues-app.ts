/**
 * What people say when they mean a topic, without its name: words, tool names, error texts. One text for each topic of
 * a running app; phrases are parted by "|".
 */
export const appCues = {
  'h-codes-general': `
    list of all error codes | error code table | what do the codes mean | meaning of a code | code reference |
    h codes r codes l codes | letter and two digits | which codes exist | code catalogue | retired codes | new codes |
    where do error codes appear | unknown code | codes explained | overview of platform errors |
    code no longer in use | difference between router and runtime errors | hcodes | every platform error |
    explains the codes | code list | documentation of codes | which letter means what | severity of a code |
    code i never saw | look up a code | full list`,
  'application-error-page': `
    503 | 503 error | service unavailable | application error page |
    an error occurred in the application and your page could not be served | generic error page | blank page |
    white page | white screen | purple page | sorry something went wrong | site shows error but no code |
    what to read first | which log to look at | how to begin debugging | app offline | my app is down |
    whole site dead | nothing loads | page does not open | customers see an error page |
    if you are the application owner check your logs | monitor says 503 without a code | no code anywhere |
    only application error | since the last push only an error | visitors get an error |
    page of heroku instead of ours | browser shows heroku error | nothing but an error | error but no details |
    unavailable without explanation`,
  'error-pages': `
    custom error page | branded error page | own 503 page | ERROR_PAGE_URL | MAINTENANCE_PAGE_URL |
    replace ugly default page | nicer page | company logo on error page | html hosted on s3 | static error html |
    iframe | change the default error screen | page during downtime | standard page still shown | friendly page |
    page with our design | html error page in a bucket | show customers a friendly message |
    default heroku page instead of ours | own maintenance html | error page url not used | page stays empty |
    corporate design`,
  'boot-timeout': `
    app won't start in time | app starts too slowly | start timeout | boot timeout | takes too long to start |
    slow boot | boot longer than 60 seconds | failed to bind within 60 seconds of launch | start-up slow |
    never becomes ready | stuck at starting | killed before it is up | boot limit | raise boot timeout | launch time |
    preload | warm up | migrations at start slow the boot | asset compile at start | build step in start script |
    spring boot starts slowly | big jar | loading machine learning model at start | next build at start |
    first request after deploy hangs while booting | eager load | killed after a minute |
    shot by the platform at start | launch takes 80 seconds | start got slower | long initialisation |
    big dependency injection | loading data at start | connect to services before listening |
    waits for database at start | takes more than a minute to come up | only sometimes boots | ninety seconds java |
    next dev instead of start | boot tool | time to start`,
  'port-binding': `
    listen on port | PORT variable | process.env.PORT | hardcoded port | port 3000 | port 8080 | port 5000 |
    localhost instead of 0.0.0.0 | 127.0.0.1 | all interfaces | EADDRINUSE | address already in use |
    EACCES permission denied port 80 | bind address | wrong port | which port | host 0.0.0.0 | expose ports |
    tcp port | second port | listening but not reachable | server running on localhost | gunicorn bind |
    uvicorn host port | server.port | kestrel urls | web server does not answer on the assigned port | ipv6 host |
    unreachable although running | flask run | uvicorn main app | rails s | node server listening on |
    cannot reach the server inside | privileged port | port already used | two servers in one process |
    listens only on loopback | django runserver | streamlit port | dash app port | vite preview host | hostname wrong`,
  'app-crashed': `
    no such file to load | broken after upgrade | 500 after update | toast | error since composer update |
    site broken since merge | crash | app won't start | does not start any more | app is not starting |
    app doesn't start | app down after deploy | keeps crashing | crashed state | crash loop | restart loop |
    process exits | exited with status 1 | exit code 1 | exit status 127 | cannot find module | module not found |
    ModuleNotFoundError | ImportError | command not found | uncaught exception | unhandled rejection | TypeError |
    SyntaxError | NameError | LoadError | KeyError | NullPointerException | panic | segmentation fault |
    missing environment variable | missing secret key | SECRET_KEY_BASE | dies right after boot |
    works locally but not online | broke after deploy | app stopped working | missing start script |
    gem not found at run time | npm ERR missing script start | failed at start | backtrace at boot | won't come up |
    state changed from starting to crashed | bundler could not find | uninitialized constant | does not come up |
    stopped right away | refuses to start | exits immediately | missing required variable | status 127 |
    not found in dyno | server down after merge | rename broke production | startup exception | fatal error at boot |
    dies with a stack trace | flapping | up and crashed | raises on boot | cannot read properties of undefined |
    invalid memory address | nil pointer | goroutine | boot error | web process died | wrong start file |
    dependency only in development | case sensitive file name`,
  'request-timeout': `
    can the window be extended | endpoint too slow for webhook | webhook sender retries |
    dashboard page fails under load | extend the 30 seconds | too slow | app too slow | timeout | timeouts | 503 |
    h12 errors | request timeout | 30 second limit | slow request | slow page | page takes forever | endpoint slow |
    spinner never ends | gateway timeout | long running request | report takes too long | export too slow |
    pdf generation | csv import in the request | heavy query | n+1 queries | slow database query | external api slow |
    third party api hangs | worker timeout | rack timeout | gunicorn timeout | servlet timeout |
    response time p95 p99 | latency | site sluggish | everything is slow | 503 after half a minute | hangs then fails |
    blocking call | no answer in time | synchronous work | move work to background | stuck request | missing res.end |
    event loop blocked | slow only with load | checkout times out | apdex | newrelic transaction time |
    find slow endpoints | image processing in request | spinning wheel | spinner | browser keeps loading |
    report download fails | statistics page | yearly report | export of all rows | admin list slow |
    list view needs long | call to provider blocks | payment api slow | shipping api | openai call slow | llm call |
    ai request takes long | waiting for another service | cut by the router | service=30000ms | takes 45 seconds |
    everything blocked by one call | database query locks requests | users wait | site crawls |
    slow since new feature | import of a file in the request | complain about slowness | slow index page | ttfb |
    connect time | peak hours slow | freezes for all users`,
  'memory-quota': `
    killed without a stack trace | killed appears in the log | more threads more memory | grows with each job |
    memory | ram | out of memory | memory leak | memory quota exceeded | over quota | swap | swapping | heap |
    heap out of memory | OutOfMemoryError | allocation failed javascript heap | sigkill 137 | oom killer | bloat |
    memory grows | rss | mem 200% | memory usage too high | leaks | max old space size | jemalloc | MALLOC_ARENA_MAX |
    gc | garbage collector | xmx | jvm memory | puma worker killer | too many workers memory | dyno uses 1 gb |
    512 mb limit | node process eats memory | ruby memory | python memory pandas dataframe |
    load big file into memory | getting slower over the day | metaspace | restart fixes slowness for a while |
    eats ram | ram grows | memory climbs | big excel file | huge csv into memory | 200mb file | sample#memory_total |
    exceeded soft memory limit | process gets killed by platform | over the limit of the dyno |
    too many gunicorn workers | leaking objects | uses more and more | image magick memory | metaspace grows |
    native memory | heap dump | large query result | memory full | 130 percent`,
  'no-web-dynos': `
    dyno size set to nothing | paid but app still off | no web dynos | no web process | scaled to zero | web=0 |
    zero dynos | no dynos running | nothing runs | dynos turned off | switched off | scale web to one |
    heroku ps is empty | no process listed | web line missing in procfile | start web dyno again |
    accidentally stopped | app has no running dynos | dyno count zero | deployed but nothing answers |
    formation empty | resources tab shows off | someone ran ps:scale web=0 | worker only app |
    zero dynos after plan change | dynos removed | web dyno missing | url fails because only workers |
    turn the app on | switched plan and nothing runs | app stopped on purpose | free dynos removed`,
  backlog: `
    requests wait in line | waiting in line before the app | scraper takes the site down |
    one slow endpoint makes others wait | line of waiting requests | backlog | queue too deep | router queue full |
    requests pile up | too many requests at once | traffic spike | flash sale | peak | overload | rejected by router |
    connection refused by dyno | connection limit | too many connections to dyno | ddos | attack | bots |
    crawler flood | viral | tv spot | black friday | campaign | queue time rising | capacity | not enough dynos |
    surge | rate of requests too high | scraper | web server busy | all workers busy | request queueing | dos |
    hammering | quarantined dynos | newsletter sent | half the visitors rejected | crawler |
    refuses connections when busy | dyno busy | too popular | hacker news | load peak | instant 503 | all up dynos |
    many visitors at once | product launch | sale starts | queue in the router | single threaded server |
    rate of new requests | connection storm | thousands of requests per second`,
  'idle-connection': `
    idle connection | 55 seconds | no data sent | inactivity | rolling window | long polling | keep connection open |
    heartbeat | ping | streaming stops | sse | server sent events | event source | idle socket | quiet for too long |
    connection closed because idle | keep a stream alive | chunked response stalls | large download stalls |
    silence on the connection | nothing sent for a minute | terminated by the router when idle | tcp idle |
    stream goes quiet | comet | keepalive comment lines | waits for slow client | stops after a minute of silence |
    inactive connection closed`,
  'client-interrupted': `
    client closed | client disconnected | client interrupted | 499 | user left | closed the tab | pressed reload |
    mobile network | phone lost network | aborted request | browser cancelled | client timeout shorter | sock=client |
    upload never finished by client | impatient users | canceled by the visitor | client went away |
    load balancer in front cut it | axios timeout | fetch abort | slow upload | bad reception | iphone users |
    visitor gone | user gave up | reload while waiting | client cancels | lots of 499 | is that our fault |
    closed by peer client side | navigated away | app in background | health checker disconnects |
    script with short timeout`,
  'server-interrupted': `
    server closed the connection | connection closed without response | broken pipe | socket hang up | ECONNRESET |
    sock=backend | empty reply from server | response cut | truncated response | half the body | connection reset |
    keepalive | keep-alive timeout | router 2.0 | http 2 | new router | puma keepalive | worker died while answering |
    prematurely closed | premature close | upstream closed | connection terminated by dyno | incomplete response |
    incomplete chunked encoding | 502 | ends in the middle | cut in the middle | json incomplete |
    socket closed before headers | node keepAliveTimeout | headersTimeout | dyno hung up | backend hangs up |
    no response from the app | process killed during request | after moving to the new router |
    random 503 on keepalive | reset by peer`,
  'dyno-restart': `
    deploys interrupt users | restart while users are active | loses its connection every night | dyno restart |
    restarts every day | daily restart | cycling | 24 hours | once a day | sigterm | sigkill | exit status 143 |
    graceful shutdown | shut down cleanly | stop signal | exit timeout | 30 seconds to stop | process did not exit |
    app restarted by itself | restart at night | random restarts | deploy restarts | config change restarts |
    restart without downtime | preboot | zero downtime | finish jobs before shutdown | connection draining |
    sessions lost after restart | relocated dyno | host replaced | restart all dynos | bounce the app |
    rebooted at night | restart without deploy | every morning | in-process cache empty | cache cleared daily |
    how long to shut down | 30 seconds to finish | jobs cut off | stopped by the platform | all dynos cycled |
    trap signal | close connections on exit | interrupted deploy | uptime never over a day | process terminated |
    relocation | scheduled restart | memory state lost | why restarted`,
  'ephemeral-filesystem': `
    files disappear | files vanish | lost uploads | uploads gone | images gone | local disk | file system | ephemeral |
    written file missing | temporary files | tmp folder | sqlite | sqlite database lost | json file reset |
    log file on disk | cache on disk | avatars broken | pictures 404 after deploy | media folder | MEDIA_ROOT |
    public/uploads | storage not persistent | save file on server | volume | mount | persistent disk |
    generated pdf missing | enoent no such file | file not there any more | disk full | no space left on device |
    broken after each release | where did my files go | uploads folder empty | no such file or directory uploads |
    local storage | mount a volume | network drive | generated files | each dyno has its own disk |
    file written by worker not seen by web | download folder | export file not found | profile pictures missing |
    next day gone | write to disk`,
  'file-upload-s3': `
    save locally or elsewhere | persist uploads | upload to s3 | bucket | aws s3 | object storage | presigned url |
    signed url | direct upload | active storage | carrierwave | paperclip | shrine | multer | django storages | boto3 |
    cloudinary | bucketeer | store images | where to keep uploads | large file upload | user uploads |
    SignatureDoesNotMatch | AccessDenied s3 | s3 cors | blob storage | keep uploaded pictures | file hosting |
    cdn for assets | browser uploads to amazon | 403 on upload | presigned post | upload big videos |
    user files storage | backblaze | minio | google storage | r2 storage | digital ocean spaces | image hosting |
    keep pictures | attachments | bucket permissions | cors on bucket`,
  websockets: `
    websocket | socket.io | actioncable | action cable | realtime | live updates | chat app | wss | upgrade header |
    sticky sessions | session affinity | channels | django channels | phoenix channels | signalr | sockjs |
    push to browser | connection drops | reconnects every minute | polling fallback | cable 404 | pub sub |
    long lived connection | websocket closes | xhr poll error | session id unknown | ws server |
    disconnects each minute | works local not in production cable | live chat | game server |
    push notifications to browser | several dynos and sockets | redis adapter | broadcast | subscriptions graphql |
    ws upgrade fails | realtime dashboard | webrtc signalling`,
  cors: `
    cors | cross origin | access-control-allow-origin | preflight | options request | blocked by cors policy |
    origin not allowed | react frontend cannot call api | fetch blocked by browser |
    no header present on the requested resource | works in postman not in browser | hides the real error |
    cors only when it fails | browser console red | different domain frontend | options returns an error |
    blocked but the log shows a timeout | browser console says cors | angular app cannot reach api |
    frontend on other domain | missing allow origin | credentials include | works with curl not in browser |
    api gateway headers`,
  'static-ip': `
    static ip | fixed ip | outbound ip | outgoing ip address | ip allowlist | ip whitelist | whitelist our server |
    firewall of partner | quotaguard | fixie | egress | nat | which ip do my requests come from | ip changes |
    ip range | bank api requires ip | mongodb atlas allowlist | stable source address | socks proxy | inbound ip |
    dedicated address | list of our server ips | provider demands ips | address not on the list | ip not allowed |
    partner wants our address | bank wants our ip | database only allows known ips | which addresses does heroku use |
    outgoing address | proxy for fixed ip | api blocks unknown ips | sftp allowlist | ip keeps changing`,
  timezone: `
    time zone | timezone | utc | wrong hour | off by one hour | off by two hours | daylight saving | dst |
    TZ variable | local time | clock | timestamps wrong | date is wrong | date is yesterday | server time |
    europe/berlin | america | set time zone of database | datetime | gmt | cet | est | pst | dated yesterday |
    wrong hour since sunday | summer time | winter time | berlin time | german time | local hours | midnight is wrong |
    reports for the wrong day | convert times | clock is off | use my own time zone | utc times in the log |
    cet schedule`,
  'maintenance-mode': `
    put up a sign | while we work on the database | maintenance mode | maintenance page | take the site down |
    offline for maintenance | planned downtime | put app in maintenance | maintenance:on | maintenance:off |
    stuck in maintenance | we'll be back soon | turn off maintenance | block visitors while migrating | pause the app |
    temporarily closed | under maintenance | still shows maintenance | page remains after turning off |
    while we migrate | take the shop offline | planned outage of our app | stop visitors during upgrade |
    read only mode | closed for maintenance | users see maintenance | lift maintenance | end maintenance`,
  'dyno-sleep': `
    avoid idling | cheap app idles | stop it from idling | sleep | asleep | goes to sleep | wake up | wakes slowly |
    first request slow | first visit slow | cold start | idle for 30 minutes | eco | spin down | spun down |
    keep awake | prevent sleeping | ping to keep alive | uptime robot | kaffeine | inactive app | slow in the morning |
    bot goes offline when nobody uses it | demo app slow first time | free tier sleeping | unidle |
    takes 20 seconds the first time | hobby project slow to open | bot stops answering at night |
    stops when nobody uses it | nobody visited for a while | wake the app | stays awake | always on | idle app |
    sleeping worker | sleeps although i pay | no traffic for half an hour | discord bot offline`,
  autoscaling: `
    scale | scaling | autoscale | autoscaling | more dynos | add dynos | scale up | scale out | scale down |
    horizontal | vertical | bigger dyno | dyno size | dyno type | performance-m | standard-1x | standard-2x | perf-l |
    concurrency | threads | workers | WEB_CONCURRENCY | RAILS_MAX_THREADS | puma threads | gunicorn workers |
    cluster mode | how many dynos do i need | load average | dyno load | cpu | cpu high | capacity planning |
    response time threshold | hirefire | judoscale | rails autoscale | upgrade dyno | resize | handle more users |
    load test | prepare for traffic | autoscaler does nothing | cpu bound | throttled cpu | noisy neighbour |
    how many users can one dyno handle | add more power | cpu at 100 | more capacity | greyed out autoscaling |
    bigger machine | which size do i need | double the dynos | scale in the night | maximum dynos | scale to 10x |
    slow at peak | worker count | pool of processes | number of processes | performance dynos | load per dyno |
    response time based scaling`,
  'ps-exec': `
    one-time script | script on production data | one time task | shell | bash | ssh | console | rails console |
    django shell | run a command | one-off dyno | heroku run | ps:exec | exec into dyno | terminal | interactive |
    run script in production | debug running process | port forwarding | heap dump | thread dump | jmap | jstack |
    visualvm | copy file from dyno | look at files on the dyno | attach | detached | run:detached |
    run timed out waiting for process | publickey | rake task by hand | repl | irb | python shell |
    inside the container | download deployed code | look at a file inside | timeout awaiting process |
    port 5000 blocked | open a console | production console | connect to the container | debugger |
    profile a live process | run psql from dyno | one off task | run a migration by hand | tunnel | forward a port |
    inspect environment | get into the machine | log into the server | run script once`,
  procfile: `
    procfile | process type | process types | start command | web command | worker command | release command line |
    command to run | which command starts | couldn't find that process type | multiple processes in one dyno |
    run two commands | web: line | heroku.yml | default command | change start script | foreman | honcho |
    case of file name | procfile not found | clock process | npm start | procfile windows | declares types none |
    another command than npm start | which command is run | wrong file name | extension txt | start two programs |
    entry point | process list | define workers | procfile ignored | command line of web | change how the app starts |
    add a process type | nothing detected in procfile`,
  'worker-dyno': `
    worker | background job | background jobs | job queue | queue grows | jobs stuck | jobs not processed | sidekiq |
    celery | resque | delayed job | good job | solid queue | bull | bullmq | rq | dramatiq | hangfire | kue | que |
    rabbitmq | amqp | redis queue | long running task | asynchronous | send mails in background |
    worker does not start | jobs lost | enqueue | dead jobs | retry jobs | job killed during deploy | consumer |
    jobs not picked up | does not pick up anything | async adapter loses jobs | background thread |
    queue keeps growing | mails never sent | run later | offload work | process queue | stuck in queue | enqueued |
    worker idle | worker crashed | thousands of jobs waiting | web does the work | long task in background |
    beat worker`,
  scheduler: `
    script should run daily | at 6 every day | every 5 minutes | hourly task missing | scheduler | cron | cron job |
    scheduled task | scheduled job | every 10 minutes | hourly | daily | nightly | every night | at midnight |
    run periodically | job did not run | task skipped | ran twice | recurring | timer | clock process | clockwork |
    celery beat | apscheduler | node-cron | whenever gem | rake task in scheduler | advanced scheduler | every minute |
    weekly | run script every day | crontab | never fires | did not fire | each morning | every monday | weekly mail |
    sent two times | executed twice | runs late | skipped run | first of the month | repeat a task | time based |
    run automatically every | schedule a script | scheduled but nothing happens | task too long |
    backup every night script`,
  'config-vars': `
    committed the key by accident | env file not used on the server | works locally but env missing | change a key |
    config var | config vars | environment variable | environment variables | env var | env vars | dotenv | .env file |
    secret | secrets | api key in code | process.env undefined | ENV nil | os.environ KeyError | settings |
    configuration | set a variable | unset | copy config | import env file | config:set | config:get |
    key missing in production | variable empty | where to put passwords | build time variables | multiline value |
    private key in env | json credentials | NODE_ENV | RAILS_ENV | RAILS_MASTER_KEY | DEBUG setting | feature flag |
    reveal config vars | missing on production | api key missing | undefined only online | import.meta.env |
    public env in bundle | newline in key | quotes in value | change a setting without deploy | store a token safely |
    secret management | different settings for staging | import a .env | list variables | variable not visible |
    rename a variable | env at build | google credentials json | reads old value | setting ignored`,
} as const;
