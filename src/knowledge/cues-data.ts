/** Cues for data, domains, logs and networks; see cues-app.ts. */
export const dataCues = {
  'pg-connections': `
    too many clients already | hikari pool timeout | too many connections | connection limit | connection pool |
    pool size | pooling | pgbouncer | remaining connection slots | sorry too many clients |
    could not obtain a connection | ConnectionTimeoutError | QueuePool limit | pool exhausted |
    TimeoutError acquiring connection | idle in transaction | connections leak | max connections | CONN_MAX_AGE |
    PG::ConnectionBad | PG::TooManyConnections | db conn | database connection | prisma connection limit | hikari |
    knex pool | sequelize pool | kill connections | pg:killall | locks | deadlock | slow queries | statement timeout |
    out of shared memory | prepared statement | database down | cannot connect to database | overflow reached |
    timed out fetching a connection | slots | all connections used | database refuses connections |
    connection storm to database | idle sessions | open transactions | query hangs | blocked query | lock wait |
    slow sql | long query | vacuum | bloat | index missing | database cpu | deadlock detected |
    could not connect to server | is the server running | connection to server lost | terminating connection |
    server closed the connection unexpectedly`,
  'pg-restore-version': `
    pg_restore | unsupported version in file header | pg_dump version mismatch | server version mismatch |
    aborting because of server version | restore fails | import dump | dump file | local restore | psql version |
    client version | role does not exist on restore | extension error on restore | archive format | custom format |
    pg:pull | pg:push | no owner | text format dump | input file appears | local client older | newer server |
    dump from version | restore errors | owner errors | cannot import | psql cannot read | plain sql | toc entry |
    relation already exists | database import`,
  'pg-upgrade': `
    upgrade postgres | postgres version | major version | postgres 13 | postgres 14 | postgres 15 | postgres 16 |
    postgres 17 | pg:upgrade | follower | migrate database | move database | change database plan | bigger database |
    database eol | deprecated postgres | replication | rds | import from other provider | switch region of database |
    changeover | pg:copy | downtime for database upgrade | mini to standard | after upgrade slow | analyze | aurora |
    logical replication | essential tier | database maintenance | forced upgrade | upgrade notice | switch plan |
    essential to standard | without losing data | larger plan | more storage | new major | slow after version change |
    statistics missing | minimal downtime | move to another account | replicate out | leave heroku postgres |
    copy to rds | change owner app of database | promote database | attach database | unfollow | read replica`,
  'pg-backups': `
    backup | backups | pgbackups | pg:backups | restore | restore database | dump | snapshot | point in time |
    rollback database | fork | recover data | deleted rows | dropped table | accidentally deleted | download backup |
    schedule backup | copy production data | nightly backup | retention | backup failed | large backup | export data |
    clone database | csv | staging data from production | undo delete | truncate by mistake | truncated by mistake |
    deleted by mistake | wrong delete | delete without where | go back in time | yesterday's data | hour ago |
    dump of production | copy prod to my computer | link expired | backup schedule | how long are backups kept |
    restore into staging | anonymise | point-in-time | backup missing | large database backup | lost data |
    bring back a table | import csv`,
  'pg-ssl': `
    ssl postgres | no pg_hba.conf entry | ssl off | sslmode | require ssl | rejectUnauthorized |
    self signed certificate | unable to verify the first certificate | certificate verify failed postgres | pg 8 |
    node-postgres | sequelize ssl | typeorm ssl | knex ssl | jdbc ssl | tableau | metabase | dbeaver | pgadmin |
    datagrip | power bi | root certificate | server does not support ssl | no encryption | DATABASE_URL postgres:// |
    sqlalchemy dialect | connection is insecure | encrypted connection | encryption required | server requires ssl |
    connect from outside | bi tool ssl | ssl handshake database | ca file | depth zero | sslrootcert |
    secure connection to database | external client refused | looker | excel odbc | retool | hasura |
    spring datasource ssl | npgsql`,
  'pg-credentials-rotated': `
    datasource lost login | grafana lost access | tool lost its password | credentials rotated |
    password authentication failed | DATABASE_URL changed | database password changed | rotate credentials |
    pg:credentials | new database url | hardcoded database url | old credentials | credentials no longer valid |
    database host changed | after maintenance cannot connect | failover | reset database password |
    leaked database url | external tool lost access | permission denied for table | read only user | superuser |
    credential | bi tool cannot log in any more | url different now | where do i find the url |
    suddenly invalid password | nobody touched it | changed by heroku | database moved host | role deleted |
    leaked password | rotate now | revoke access to database | credentials for analyst | user cannot select |
    permission on schema | no privileges | who am i in psql | create role not allowed`,
  'redis-tls': `
    redis ssl | rediss | redis tls | certificate verify failed redis |
    self signed certificate in certificate chain redis | REDIS_URL | REDIS_TLS_URL | ioredis | node-redis | redis-py |
    sidekiq redis ssl | celery redis ssl | ssl_cert_reqs | verify_mode none | lettuce | jedis |
    connection reset redis | redis upgrade | redis 7 | valkey | key-value store | redis mini | redis credentials |
    stunnel | redis wrong version number | redis plan | predis | bull redis connection | broke after redis upgrade |
    redis 6 | tls required | plan change redis | cannot reach redis | ssl verification error | wrong protocol rediss |
    unencrypted connection refused | econnrefused redis | cache store ssl | rails cache redis |
    action cable redis ssl | resque ssl | rq ssl | redis maintenance | new redis url | noauth | wrongpass`,
  'redis-maxclients': `
    max number of clients reached | redis connections | too many redis connections | maxclients |
    redis connection limit | redis pool | redis timeout | redis memory full | maxmemory | OOM command not allowed |
    eviction | evicted keys | noeviction | sidekiq connections | redis client leak | redis:timeout |
    idle redis clients | redis full | redis slots | connections climb | connections grow with every deploy |
    too many clients redis | pool per process | redis connection leak | idle connections redis | key eviction |
    memory policy | redis out of memory | writes rejected by redis | cache full | lost keys |
    plan limit of connections`,
  'ssl-acm': `
    connection not private | covers www only | https for my domain | certificate | ssl | tls | https | acm |
    automated certificate management | let's encrypt | cert expired | cert failing | renew | renewal | not secure |
    insecure warning | padlock | your connection is not private | certificate mismatch | common name invalid |
    wrong certificate | ERR_CERT | ERR_SSL | handshake | intermediate | chain | private key | pem | csr |
    wildcard certificate | force https | http to https | hsts | caa | SECURE_SSL_REDIRECT | force_ssl | sni | tls 1.2 |
    cipher | certs:add | 495 | certificate cannot be issued | digicert | wrong certificate shown |
    dns verified forever | stuck verifying | protocol error | https does not work | works on http only |
    browser warning | unsafe site | expired yesterday | wildcard with acm | own certificate upload |
    certificate chain broken | mobile says not trusted | tls version | renew stopped | caa record |
    cloudflare proxy and certificate | redirect to https | mixed content | cert pending`,
  'custom-domain-dns': `
    custom domain | domain | dns | cname | alias | aname | root domain | apex | naked domain | www | subdomain |
    wildcard domain | nameserver | registrar | godaddy | namecheap | cloudflare | route 53 | dns target | herokudns |
    points to herokuapp | domain does not resolve | no such host | nxdomain | domain already in use | add domain |
    change domain | move domain | propagation | a record | ip for a record | host not found | redirect loop |
    too many redirects | x-forwarded | real client ip | reverse proxy | mx record | no such app |
    there's nothing here yet | without www | target at my registrar | enter at registrar |
    loops between http and https | nothing here yet | domain shows other site | dns change not visible |
    alias record missing | strato | ionos | squarespace domain | google domains | transfer domain |
    subdomain per customer | point domain | wrong host header | page not found on domain | domain verification |
    ipv6 record | real ip of visitor | forwarded header | proxy in front`,
  'logs-drain': `
    log drain | drain | syslog | papertrail | logentries | splunk | datadog | loggly | sumologic | coralogix | logdna |
    new relic logs | cloudwatch | elk | elasticsearch logs | logstash | fluentd | forward logs | ship logs |
    send logs | log add-on | drain errors | messages dropped | buffer overflow | https drain | telemetry |
    opentelemetry | otel | metrics export | grafana | honeycomb | keep logs longer | log retention | siem |
    drain returns 400 | add-on receives nothing | messages lost on the way | forward to our siem | own log server |
    several drains | remove drain | drain certificate | structured logs | alerts on logs | monitor errors |
    metrics to grafana | traces | apm | log volume`,
  'log-missing': `
    logs missing | no logs | log lines lost | log cut | truncated | 10000 bytes | logs delayed | log gaps |
    1500 lines | old logs | history of logs | print does not show | stdout buffering | PYTHONUNBUFFERED |
    RAILS_LOG_TO_STDOUT | flush | logs stop | tail stops | rate-limited | dropped log | log level | empty log |
    see yesterday's logs | log search | heroku logs shows nothing | logs out of order | json logs | last week |
    logs from yesterday | cut stack traces | multi line | tail shows nothing | log stops | too few lines |
    debug lines absent | no output | nothing in the log | more history | search old logs | logger not configured |
    log messages appear late | stderr | worker logs invisible | missing timestamps`,
  'heroku-connect': `
    heroku connect | salesforce sync | sync | mapping | mapped object | salesforce object | salesforce org |
    trigger log | _trigger_log | _hc_err | _hc_lastop | contacts not updated | sandbox refresh | bulk api |
    streaming api | INVALID_SESSION_ID | polling | write to salesforce | external id | connect add-on |
    salesforce schema | herokuexternalobjects | reauthorize | UNABLE_TO_LOCK_ROW | rows stuck pending | field mapping |
    records do not arrive | mapping red | sync stopped | salesforce password changed | org migration | picklist |
    formula field not synced | write back | bulk upload to salesforce | connect dashboard | delay in sync |
    large object sync | permission set | salesforce maintenance | duplicate external id |
    connection needs reauthentication`,
  'private-spaces': `
    private space | shield | vpc | vpn | peering | trusted ip | internal routing | internal app | network isolation |
    dedicated | compliance | hipaa | pci | gdpr | soc 2 | iso | dpa | data residency | keystroke logging |
    aws network | on-prem | privatelink | dns of space | spaces | office network only | restrict access by ip |
    space limits | allow list for inbound | site-to-site | isolated | fir space | cidr | only our office network |
    reach an rds in our vpc | internal service | apps talk to each other privately | dedicated runtime |
    enterprise network | block public access | static inbound | direct connect | transit gateway |
    certification documents | security questionnaire | audit report | encryption at rest | where is data stored |
    healthcare data`,
} as const;
