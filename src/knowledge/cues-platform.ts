/** What people say when they mean a topic of building, data, accounts and support; see cues-app.ts. */
export const platformCues = {
  'slug-size': `
slug too large|slug size|compiled slug size|too big|500 mb|500m|max size|app too large|repo too large|slugignore|reduce size
|huge dependencies|tensorflow|pytorch|large assets|videos in repo|node_modules size|build cache size|shrink|slim|opencv`,
  'build-failed': `
build failed|build error|build fails|compile error|npm install fails|npm ci|npm ERR|yarn install|pnpm|lockfile|lock file out of
date|package-lock|pip install fails|requirements.txt|poetry|uv|pipenv|metadata-generation-failed|wheel|psycopg2|pg_config|gcc
|bundle install|bundler version|Gemfile.lock|nokogiri|native extension|gem not found|asset precompile|assets:precompile|webpack
|vite|typescript|tsc not found|devDependencies|node-gyp|node-sass|python version|runtime.txt|ruby version|node version
|no matching version|engines|maven|gradle|stage task|mvn|go.mod|composer|private repository dependency|clear build cache|stale
cache|collectstatic|prune|build hangs|build timeout|missing library|apt|libvips|imagemagick|gdal|numpy scipy|sharp`,
  'buildpack-detect': `
buildpack|no default language could be detected|language not detected|wrong buildpack|detected as node|detect failed|app not
compatible with buildpack|set buildpack|add buildpack|order of buildpacks|multiple buildpacks|two languages|monorepo
|subdirectory|root folder|package.json not in root|custom buildpack|apt buildpack|java in node app|cloud native buildpack
|remove buildpack|which buildpack`,
  'git-push-rejected': `
push rejected|git push|git push heroku main|pre-receive hook declined|remote rejected|master to main|main branch|deploy branch
|non-fast-forward|updates were rejected|everything up-to-date|src refspec main does not match|does not appear to be a git
repository|no such app remote|heroku remote|git clone empty|shallow|lfs|github integration|github deploy|connect github
|reconnect github|automatic deploys|auto deploy stopped|github enterprise|deploy from branch|old version still live
|authentication failed for git|submodule|nothing happens after push|wrong app remote|deploy button|rpc failed|repo not found`,
  'release-phase': `
release phase|release command|release failed|migrations on deploy|run migrations automatically|db:migrate|migrate in
release|django migrate|alembic|flyway|prisma migrate|sequelize migration|knex|postdeploy|deploy stuck in release|relation does
not exist after deploy|column does not exist|pending migrations|ConcurrentMigrationError|advisory lock|release stopped new
version|failed deploy old release still runs|cancel release|rollback|roll back|undo deploy|previous release|alter table`,
  'container-registry': `
docker|dockerfile|container|container registry|registry.heroku.com|container:push|container:release|docker image|image push
|docker push|exec format error|arm64|m1|m2|apple silicon|platform linux amd64|buildx|heroku.yml|entrypoint|cmd|docker deploy
|docker login|unauthorized registry|private image|ghcr|docker hub|image too large|manifest|oci|unsupported image|docker build`,
  'stack-upgrade': `
stack|heroku-20|heroku-22|heroku-24|heroku-26|end of life|eol|deprecated stack|upgrade stack|stack:set|ubuntu|base image|glibc
|operating system|libssl|openssl version|newer stack|brown-out|builds will be blocked|supported until|fir|cedar|generation
|heroku 18|os upgrade|missing package on new stack|test new stack`,
  'billing-dyno-hours': `
bill|billing|invoice|charge|charged|charged twice|cost|price|pricing|plan|credit card|card declined|payment failed|pay|refund
|dyno hours|eco hours|hours used up|1000 hours|free plan|free dynos gone|student pack|credits|vat|tax|receipt|usage|overdue
|unpaid|cheaper|expensive|monthly|per month|currency|enterprise contract|license|on demand|purchase order|quote
|change billing address|pending charge|budget|spend|estimate|due date|billing owner`,
  'cli-login': `
heroku login|login fails|cli|install cli|command line|update cli|heroku command not found|brew|snap|npm install heroku
|invalid credentials|unauthorized|401|api key|HEROKU_API_KEY|token|authorizations:create|oauth token|netrc|browser does not
open|behind proxy|headless|ssh server login|ci token|expired session|two accounts|switch account|keychain|credential manager
|IP address mismatch|plugin|autocomplete|log in from terminal|wsl|windows installer|cli slow|cli version`,
  'api-rate-limit': `
rate limit|429|too many requests api|platform api|api calls per hour|4500|throttled|RateLimit-Remaining|api limit|requests to
api.heroku.com|automation hits limit|terraform provider limit|quota of api|rate_limit id`,
  'account-limits': `
limit of apps|max number of apps|cannot create more apps|app limit|100 apps|verify account|account verification|collaborator
limit|row limit|10,000 rows|10k rows|storage limit|database full|disk limit of plan|insert denied|write access revoked|domain
limit|config var size|limits of the platform|quota|maximum number|increase limit|how many addons|max releases`,
  'account-access': `
locked out|cannot log in|lost phone|mfa|2fa|authenticator|recovery codes|verification code|reset password|forgot password
|account suspended|account locked|account disabled|banned|close account|delete account|deactivate|change email|lost email
address|colleague left|former employee|owner left the company|access to old account|account hacked|salesforce mfa|yubikey
|passkey|scheduled for deletion|merge accounts|unverified|account recovery`,
  'sso-permissions': `
sso|single sign-on|saml|okta|azure ad|entra|identity provider|idp|onelogin|team|teams|members|roles|permission|permissions
|who can deploy|view deploy operate manage|access to app|add collaborator|remove user|invite|admin|owner|transfer app|403
forbidden|you do not have access to the app|not authorized|enterprise team|audit trail|audit log|least privilege|new colleague
needs access|offboarding|onboarding members|service account|provisioning users`,
  'pg-connections': `
too many connections|connection limit|connection pool|pool size|pooling|pgbouncer|remaining connection slots|sorry too many
clients|could not obtain a connection|ConnectionTimeoutError|QueuePool limit|pool exhausted|TimeoutError acquiring connection
|idle in transaction|connections leak|max connections|CONN_MAX_AGE|PG::ConnectionBad|PG::TooManyConnections|db conn|database
connection|prisma connection limit|hikari|knex pool|sequelize pool|kill connections|pg:killall|locks|deadlock|slow queries
|statement timeout|out of shared memory|prepared statement|database down|cannot connect to database`,
  'pg-restore-version': `
pg_restore|unsupported version in file header|pg_dump version mismatch|server version mismatch|aborting because of server
version|restore fails|import dump|dump file|local restore|psql version|client version|role does not exist on restore
|extension error on restore|archive format|custom format|pg:pull|pg:push|no owner`,
  'pg-upgrade': `
upgrade postgres|postgres version|major version|postgres 13|postgres 14|postgres 15|postgres 16|postgres 17|pg:upgrade|follower
|migrate database|move database|change database plan|bigger database|database eol|deprecated postgres|replication|rds|import
from other provider|switch region of database|changeover|pg:copy|downtime for database upgrade|mini to standard|after upgrade
slow|analyze|aurora|logical replication|essential tier|database maintenance`,
  'pg-backups': `
backup|backups|pgbackups|pg:backups|restore|restore database|dump|snapshot|point in time|rollback database|fork|recover data
|deleted rows|dropped table|accidentally deleted|download backup|schedule backup|copy production data|nightly backup|retention
|backup failed|large backup|export data|clone database|csv|staging data from production|undo delete|truncate by mistake`,
  'pg-ssl': `
ssl postgres|no pg_hba.conf entry|ssl off|sslmode|require ssl|rejectUnauthorized|self signed certificate|unable to verify the
first certificate|certificate verify failed postgres|pg 8|node-postgres|sequelize ssl|typeorm ssl|knex ssl|jdbc ssl|tableau
|metabase|dbeaver|pgadmin|datagrip|power bi|root certificate|server does not support ssl|no encryption|DATABASE_URL postgres://
|sqlalchemy dialect|connection is insecure|encrypted connection`,
  'pg-credentials-rotated': `
credentials rotated|password authentication failed|DATABASE_URL changed|database password changed|rotate credentials
|pg:credentials|new database url|hardcoded database url|old credentials|credentials no longer valid|database host changed
|after maintenance cannot connect|failover|reset database password|leaked database url|external tool lost access|permission
denied for table|read only user|superuser|credential`,
  'redis-tls': `
redis ssl|rediss|redis tls|certificate verify failed redis|self signed certificate in certificate chain redis|REDIS_URL
|REDIS_TLS_URL|ioredis|node-redis|redis-py|sidekiq redis ssl|celery redis ssl|ssl_cert_reqs|verify_mode none|lettuce|jedis
|connection reset redis|redis upgrade|redis 7|valkey|key-value store|redis mini|redis credentials|stunnel|redis wrong version
number|redis plan|predis|bull redis connection`,
  'redis-maxclients': `
max number of clients reached|redis connections|too many redis connections|maxclients|redis connection limit|redis pool
|redis timeout|redis memory full|maxmemory|OOM command not allowed|eviction|evicted keys|noeviction|sidekiq connections|redis
client leak|redis:timeout|idle redis clients|redis full|redis slots`,
  'ssl-acm': `
certificate|ssl|tls|https|acm|automated certificate management|let's encrypt|cert expired|cert failing|renew|renewal|not
secure|insecure warning|padlock|your connection is not private|certificate mismatch|common name invalid|wrong certificate
|ERR_CERT|ERR_SSL|handshake|intermediate|chain|private key|pem|csr|wildcard certificate|force https|http to https|hsts|caa
|SECURE_SSL_REDIRECT|force_ssl|sni|tls 1.2|cipher|certs:add|495|certificate cannot be issued|digicert`,
  'custom-domain-dns': `
custom domain|domain|dns|cname|alias|aname|root domain|apex|naked domain|www|subdomain|wildcard domain|nameserver|registrar
|godaddy|namecheap|cloudflare|route 53|dns target|herokudns|points to herokuapp|domain does not resolve|no such host|nxdomain
|domain already in use|add domain|change domain|move domain|propagation|a record|ip for a record|host not found|redirect loop
|too many redirects|x-forwarded|real client ip|reverse proxy|mx record|no such app|there's nothing here yet`,
  'logs-drain': `
log drain|drain|syslog|papertrail|logentries|splunk|datadog|loggly|sumologic|coralogix|logdna|new relic logs|cloudwatch|elk
|elasticsearch logs|logstash|fluentd|forward logs|ship logs|send logs|log add-on|drain errors|messages dropped|buffer overflow
|https drain|telemetry|opentelemetry|otel|metrics export|grafana|honeycomb|keep logs longer|log retention|siem`,
  'log-missing': `
logs missing|no logs|log lines lost|log cut|truncated|10000 bytes|logs delayed|log gaps|1500 lines|old logs|history of logs
|print does not show|stdout buffering|PYTHONUNBUFFERED|RAILS_LOG_TO_STDOUT|flush|logs stop|tail stops|rate-limited|dropped
log|log level|empty log|see yesterday's logs|log search|heroku logs shows nothing|logs out of order|json logs`,
  'review-apps': `
review app|review apps|pr app|preview app|pull request app|preview environment|ephemeral app|app.json|postdeploy|seed data
|review app database|review app creation failed|inherit config|automatic creation|stale review apps|review app cost
|HEROKU_APP_NAME|HEROKU_PR_NUMBER|does not have connect privilege|disposable app|test each branch`,
  pipelines: `
pipeline|pipelines|promote|promotion|staging to production|stages|staging environment|downstream|promote without rebuild|same
slug|promotion fails|button greyed|add app to pipeline|move app to other stage|continuous delivery|wait for ci|release staging
|prod still has old code|config differs between stages|deployment flow|dev staging prod`,
  'heroku-ci': `
heroku ci|ci|continuous integration|test run|tests fail in ci|test setup|in-dyno database|ci red|chromedriver|selenium|cypress
|playwright|parallel tests|ci:debug|ci:run|test environment|github actions|circleci|tests green locally|rspec|jest|pytest
|ci config vars|browser tests|test results`,
  'heroku-connect': `
heroku connect|salesforce sync|sync|mapping|mapped object|salesforce object|salesforce org|trigger log|_trigger_log|_hc_err
|_hc_lastop|contacts not updated|sandbox refresh|bulk api|streaming api|INVALID_SESSION_ID|polling|write to salesforce|external
id|connect add-on|salesforce schema|herokuexternalobjects|reauthorize|UNABLE_TO_LOCK_ROW|rows stuck pending|field mapping`,
  'private-spaces': `
private space|shield|vpc|vpn|peering|trusted ip|internal routing|internal app|network isolation|dedicated|compliance|hipaa|pci
|gdpr|soc 2|iso|dpa|data residency|keystroke logging|aws network|on-prem|privatelink|dns of space|spaces|office network only
|restrict access by ip|space limits|allow list for inbound|site-to-site|isolated|fir space|cidr`,
  'ticket-priority': `
priority|ticket priority|severity|sev 1|sev 2|p1|p2|urgent high normal low|which priority|choose priority|change priority|raise
priority|downgraded|appeal|disagree|object|escalate|escalation|reclassified|definition of high|definition of low|normal ticket
|response time|sla|how fast do they answer|first response|case importance|workaround exists|impact level|queue order
|enterprise first`,
  'urgent-ticket': `
urgent|emergency|critical|production down|pager|page someone|paged|on call|on-call engineer|wake up|at night|weekend|immediate
help|crisis|data loss|all users affected|is this urgent|who gets paged|fastest way|outage for our customers|urgent request
rules|misuse of urgent|beta feature urgent|24x7|24/7|losing money`,
  'ticket-information': `
what to include|information in ticket|what to write|details for support|steps to reproduce|when it began|start time utc|logs for
support|stack trace|request id|evidence|permission to access the app|consent|staff look into app|business impact|number of users
affected|secrets in ticket|redact|hide passwords|template for ticket|good bug report|screenshots|third party services|attach`,
  'share-ticket': `
share ticket|sharing link|share a case|colleague see ticket|add people to ticket|give partner access to ticket|agency|cc|watch
ticket|forward ticket|link to ticket|remove access from ticket|team sees case|follow the ticket|who can see my case|unshare`,
  'contact-support': `
contact support|open a ticket|create a case|file a ticket|submit|help.heroku.com|support portal|reach heroku|talk to a human
|phone|call|chat|email address of support|support hours|business hours|no answer to ticket|reply|support scope|what does support
cover|debug my code|add-on vendor support|partner support|premier|premium support|support plan|where are my tickets|report a bug
|feedback|feature request|security vulnerability|sales|account manager|slack support`,
  csa: `
csa|customer solutions architect|solution architect|architect|architecture review|architecture advice|best practice review
|optimisation|optimization|performance assessment|high traffic event|event preparation|load preparation|consulting|workshop
|capacity advice|migration plan|enterprise portal|ask a csa|design session|well architected|expert advice`,
  'platform-incident': `
heroku down|is heroku down|outage|platform incident|heroku outage|status page|status.heroku.com|trust site|everyone affected
|down for everybody|major outage|aws outage|region problem|is it us or them|own fault or platform|nothing changed on our side
|widespread|heroku having issues|current problems|platform error|post mortem|root cause report|incident history|uptime
|maintenance by heroku|planned maintenance|service degradation`,
  'status-subscribe': `
subscribe|status notifications|incident mails|status updates|email when down|sms|rss|atom feed|twitter|slack alerts|webhook
status|unsubscribe|stop mails|notification sender|bot@notifications.heroku.com|allow-list sender|spam folder|maintenance notice
|who gets notifications|alert channel|be told about outages|status in our channel|newsletter`,
  changelog: `
changelog|what's new|release notes|new features|announcement|blog|news|recent changes|deprecation|deprecated|sunset|roadmap
|future of heroku|end of sale|shut down heroku|sustaining engineering|deadline|upcoming changes|dates to know|product updates`,
  'getting-started': `
getting started|first steps|beginner|tutorial|hello world|deploy my first app|new project|quick start|learn heroku|how does
heroku work|what is heroku|what is a dyno|concepts|twelve-factor|12 factor|introduction|sample app|from zero|onboarding
|first deploy|node|ruby|rails|python|django|flask|java|spring|php|laravel|go|golang|scala|clojure|dotnet|c#|express|next steps
|fastapi|checklist before launch|production check`,
} as const;
