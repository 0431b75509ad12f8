/**
 * What people call the same thing in this field. Each line is a group; a phrase found in a question also searches for
 * the others of its group, at a lower weight. After ">" stand phrases that are only searched for, never a way in.
 */
const groups = `
crash | die | dying | dead | blow up | fall over | abort | killed
crash loop | restart loop | boot loop | restarting constantly | restart every | crash repeatedly > crash restart, crash backoff
start | boot | startup | launch
slow | sluggish | laggy | lag | latency | takes forever | takes ages | takes long | slowness | slowly > response time, performance
hang | stuck | freeze | frozen | unresponsive | responding
oom | out of memory | memory leak | ram | heap > memory, memory quota
memory | ram | rss | heap | mem
swap | swapping | paging > memory
503 | service unavailable > application error, unavailable
unavailable | unreachable | inaccessible
502 | bad gateway
504 | gateway timeout > timeout
500 | internal server error
499 > client closed
application error | blank page | white screen | generic error page | error page | purple page
db | database | postgres | pg | sql
cluster | instance
connection string | database url | connection url
conn | connection | connect
env | environment variable | env var | environment | config var | configuration variable | setting | secret
config | configuration | configure
cert | certificate | ssl | tls | https | acm
dns | cname | nameserver | domain | registrar
domain | hostname | url
redis | keyvalue | valkey | kv | key value
background job | worker | sidekiq | celery | resque | bull | queue | async job | background task
cron | scheduled | schedule | scheduler | cronjob | nightly | periodic | recurring
upload | attachment | image | picture | avatar | pdf | file
disk | filesystem | storage | local file | written
vanish | disappear | lost | gone | lose | wiped | missing | evaporate
delete | deletion | remove | removal | destroy | cancel | close | drop
deploy | push | release | ship | rollout | deployment
reject | refuse | deny | denied | decline
permission denied | forbidden | 403 | unauthorized | 401 | not allowed | not authorized | no access
build | compile | compilation | bundle
docker | container | image | dockerfile
shell | console | ssh | bash | exec | terminal
bill | invoice | charge | payment | pay | cost | price | pricing | money | expensive
overdue | unpaid | payment failed | past due
credit card | payment method > invoice, billing
sleep | idle | wake | asleep | cold start | spin down | spun down
eco | free tier | free plan | free dyno | hobby
dyno hour | free hour | hour pool
scale | autoscale | autoscaling | resize | horizontal | vertical
concurrency | thread | parallel
token | api key | access key | apikey
credential | password | username
login | authenticate | authentication | auth | authorize
sso | saml | single signon | okta | identity provider | idp
mfa | authenticator | verification code
locked out | suspend | suspension | deactivated | disabled account | banned | blocked account
ticket | case | support request | support case
support | help desk | helpdesk | customer service
severity | priority | sev1 | sev2 | p1 | p2 | escalate | escalation
appeal | disagree | downgraded | dispute | reclassify
urgent | emergency | critical | asap | production down
page | paged | on call | oncall | engineer
csa | architect | solution architect | customer solution architect | consultant | architecture review
outage | platform incident | down everyone | platform down | heroku down | incident
status | status page | statuspage
notification | notify | email update | alert | noise
subscribe | subscription | unsubscribe | subscriber
changelog | release note | announcement | whats new | news | blog
drain | log drain | syslog | forward log | ship log | papertrail | splunk | datadog | logplex
log | logging | stdout | print
truncate | cut off | incomplete
static ip | fixed ip | outbound ip | egress | whitelisted ip | allowlist | quotaguard | fixie | ip address
firewall | allowlist | trusted ip
websocket | socketio | socket io | actioncable | action cable | realtime | long lived | live connection
cors | cross origin | preflight | allow origin
maintenance mode | maintenance page | under maintenance
slug | slug size | bundle size
too large | too big | size exceed | exceed
stack | heroku 22 | heroku 24 | heroku 26 | ubuntu | base image | operating system
eol | end of life | deprecate | sunset | unsupported | retire
buildpack | language detect
detect | detection | recognise | recognize
procfile | process type | start command
web dyno | web process
review app | pr app | preview app | pull request app | preview environment
pipeline | promote | promotion
staging | test environment | preprod
ci | continuous integration | test run | test suite
heroku connect | salesforce sync | sync salesforce | herokuconnect
private space | vpc | vpn | peering | isolated network | shield
port | bind | listen
localhost | 127.0.0.1 | loopback
0.0.0.0 | all interfaces
restart | cycle | reboot | bounce | cycling | recycle
shutdown | sigterm | sigkill | terminate | graceful | 143 | kill
137 | sigkill
backup | dump | snapshot
restore | recover | import | pg_restore
pool | pooling | pgbouncer | pooler
rotate | rotation | rotated
upgrade | update | newer version | bump
migrate | migration | schema change
rake | migration
rate limit | 429 | throttle | too many request
limit | quota | maximum | max | cap | allowance
permission | role | access | privilege | rights
collaborator | team member | coworker | colleague | teammate | member | employee
region | europe | eu
timezone | utc | clock | wrong hour | local time
cli | command line | toolbelt
install | installation
dependency | package | module | library | gem
npm | yarn | pnpm | node
pip | python | requirements
django | flask | gunicorn | python | celery
rails | ruby | puma | bundler | rake
spring | java | jvm | maven | gradle
express | node | nextjs | nestjs | javascript | npm
laravel | php | composer | symfony
redirect | redirect loop | too many redirects
proxy | cloudflare | cdn | nginx
disconnect | drop | dropped | reset | broken pipe | closed
client cancel | closed tab | browser closed | user left | visitor gave up | abandoned > client interrupted
traffic spike | traffic peak | flash sale | black friday | load peak | high traffic | surge > backlog
backlog | queue full | queueing | queue time | overload | overloaded
ddos | attack | bot traffic | flood
smtp | email | mail | sendgrid | mailer
monitor | metric | dashboard | graph
rollback | revert | previous version | undo deploy
share | give access | add colleague | invite | invitation
contract | agreement | renewal
refund | money back
compliance | gdpr | hipaa | pci | soc | dpa | audit
telemetry | opentelemetry | otel
fir | next generation
lock | locked | blocking | deadlock
query | sql statement
corrupt | damaged
hours | office hours > support
keepalive | persistent connection
answer | respond | response | reply
visitor | customer | user | client
expire | expiry | expiration | expired | run out | lapse
renew | renewal | reissue
fail | failure | failing
invalid | incorrect | wrong | mismatch | malformed
not found | undefined | nil | null | unknown | no such
save | store | persist | keep
send | forward | stream | deliver
move | transfer | migrate
outdated | stale | old version | previous version
newest | latest | recent | most recent
intermittent | sporadic | occasional | random | randomly | flaky
spike | burst | surge | peak
local | laptop | my machine | dev machine | development machine | on my computer
picture | photo | image
twice | double | duplicate
disabled | greyed | grey | inactive
large | big | huge
fast | quick | speed
stop | halt | quit
exception | error | traceback | stack trace | stacktrace
verify | verification | confirm
recover | recovery | undelete | undo | accidentally deleted > backup
owner | ownership | admin | administrator
perm | permission
repo | repository
dep | dependency
prod | production
cred | credential
perf | performance
pwd | pw | password
req | request
msg | message
infra | infrastructure
buy | purchase | order | provision
beginner | newbie | newcomer | first time | tutorial | getting started | quickstart | quick start | first steps | introduction | intro
encrypt | encryption | encrypted
secret | sensitive | confidential
broken pipe | connection reset | econnreset | epipe | socket hang up
econnrefused | connection refused
certificate verify failed | self signed certificate | unable to verify first certificate
out of disk | no space left
process exited | exit code | exit status
unauthenticated | unauthorized
chat | phone | call someone | hotline > contact support`;

export type SynonymGroup = { ways: string[]; only: string[] };

export const synonymGroups: readonly SynonymGroup[] = groups
  .trim()
  .split('\n')
  .map((entry) => {
    const [ways = '', only = ''] = entry.split('>');
    const parts = (text: string, mark: string) =>
      text
        .split(mark)
        .map((part) => part.trim())
        .filter(Boolean);
    return { ways: parts(ways, '|'), only: parts(only, ',') };
  });
