/** Cues for support, status and first steps; see cues-app.ts. */
export const supportCues = {
  'ticket-priority': `
    priority | ticket priority | severity | sev 1 | sev 2 | p1 | p2 | urgent high normal low | which priority |
    choose priority | change priority | raise priority | downgraded | appeal | disagree | object | escalate |
    escalation | reclassified | definition of high | definition of low | normal ticket | response time | sla |
    how fast do they answer | first response | case importance | workaround exists | impact level | queue order |
    enterprise first | set to low | contest | not happy with priority | slow checkout high or urgent |
    bigger impact now | got worse | change prio | bump the case | they changed our priority | which level |
    normal or high | wait time | waiting for days | no answer for days | answer time by plan | guaranteed response |
    what is low for | question about billing priority`,
  'urgent-ticket': `
    shop down | store is down on the busiest day | revenue stops | urgent | emergency | critical | production down |
    pager | page someone | paged | on call | on-call engineer | wake up | at night | weekend | immediate help |
    crisis | data loss | all users affected | is this urgent | who gets paged | fastest way |
    outage for our customers | urgent request rules | misuse of urgent | beta feature urgent | 24x7 | 24/7 |
    losing money | wakes the engineer | somebody gets a call | at 3am | everything is on fire | disaster |
    total outage of our shop | no workaround | majority of users | cannot wait | who do i call | need help now |
    asap help | severe | risk of data loss | corrupted data | money lost every minute | staging broken urgent |
    blocked completely`,
  'ticket-information': `
    what to include | information in ticket | what to write | details for support | steps to reproduce |
    when it began | start time utc | logs for support | stack trace | request id | evidence |
    permission to access the app | consent | staff look into app | business impact | number of users affected |
    secrets in ticket | redact | hide passwords | template for ticket | good bug report | screenshots |
    third party services | attach | speed up a case | details you need | pasted a password | token posted in case |
    leaked in ticket | what do you need from me | description of the problem | when did it start | which app name |
    attach logs | give consent | heroku staff see our data | may you log in to our app | impact statement |
    which timezone in ticket | checklist for ticket | evidence of platform fault`,
  'share-ticket': `
    share ticket | sharing link | share a case | colleague see ticket | add people to ticket |
    give partner access to ticket | agency | cc | watch ticket | forward ticket | link to ticket |
    remove access from ticket | team sees case | follow the ticket | who can see my case | unshare | external agency |
    let my boss follow | freelancer in ticket | vendor reads the case | shared with too many | privacy of ticket |
    invite to case | somebody else answers my ticket | hand over case | multiple people on a case | stop sharing`,
  'contact-support': `
    can heroku help with my code | help with django code | ask heroku a question | contact support | open a ticket |
    create a case | file a ticket | submit | help.heroku.com | support portal | reach heroku | talk to a human |
    phone | call | chat | email address of support | support hours | business hours | no answer to ticket | reply |
    support scope | what does support cover | debug my code | add-on vendor support | partner support | premier |
    premium support | support plan | where are my tickets | report a bug | feedback | feature request |
    security vulnerability | sales | account manager | slack support | hotline | never replied | where to ask |
    how to reach | somebody at heroku | customer care | write to you | email address | no reply | is there a forum |
    community | opening times | languages of support | support for beta | support for add-on | who may open a case |
    free account support | help desk | complaint | legal request | abuse report`,
  csa: `
    who designs our migration | design our migration | csa | customer solutions architect | solution architect |
    architect | architecture review | architecture advice | best practice review | optimisation | optimization |
    performance assessment | high traffic event | event preparation | load preparation | consulting | workshop |
    capacity advice | migration plan | enterprise portal | ask a csa | design session | well architected |
    expert advice | help with app design | before we scale | session with an architect | second opinion |
    review our setup | prepare for a launch | design advice | performance tuning help | expert from heroku |
    migration help | plan for growth | what does an architect do | limits of csa | book an architect`,
  'platform-incident': `
    builds broken for everybody | broken for everyone | all customers affected | heroku down | is heroku down |
    outage | platform incident | heroku outage | status page | status.heroku.com | trust site | everyone affected |
    down for everybody | major outage | aws outage | region problem | is it us or them | own fault or platform |
    nothing changed on our side | widespread | heroku having issues | current problems | platform error | post mortem |
    root cause report | incident history | uptime | maintenance by heroku | planned maintenance | service degradation |
    others having trouble | dashboard does not load | dashboard down | api of heroku broken |
    builds fail for everyone | routing problem in region | eu region down | us region | salesforce outage |
    heroku broken today | is something wrong with heroku | not our code | suddenly everywhere | known issue |
    incident report | what happened in june | maintenance window | when is the next maintenance |
    database maintenance`,
  'status-subscribe': `
    subscribe | status notifications | incident mails | status updates | email when down | sms | rss | atom feed |
    twitter | slack alerts | webhook status | unsubscribe | stop mails | notification sender |
    bot@notifications.heroku.com | allow-list sender | spam folder | maintenance notice | who gets notifications |
    alert channel | be told about outages | status in our channel | newsletter | messages for incidents in slack |
    too many mails | mute status mails | who receives incident mails | mail filter | get informed |
    status by text message | follow an incident | calendar of maintenance | alerts in channel |
    change notification address | security notices | contact for notifications`,
  changelog: `
    changelog | what's new | release notes | new features | announcement | blog | news | recent changes | deprecation |
    deprecated | sunset | roadmap | future of heroku | end of sale | shut down heroku | sustaining engineering |
    deadline | upcoming changes | dates to know | product updates | discontinued | will heroku shut down |
    is heroku dying | still maintained | what changed lately | last months | newest features | upcoming deadlines |
    future plans | end of support dates | breaking changes | heroku news | retired features | is it worth staying |
    product direction`,
  'getting-started': `
    getting started | first steps | beginner | tutorial | hello world | deploy my first app | new project |
    quick start | learn heroku | how does heroku work | what is heroku | what is a dyno | concepts | twelve-factor |
    12 factor | introduction | sample app | from zero | onboarding | first deploy | node | ruby | rails | python |
    django | flask | java | spring | php | laravel | go | golang | scala | clojure | dotnet | c# | express |
    next steps | fastapi | checklist before launch | production check | minimal app | first time user |
    explain the words | buildpack and slug explained | vocabulary | how do i begin | where do i start |
    example project | new developer | coming from aws | deploy a java app | deploy a website | host a bot |
    host an api | step by step | local development | run locally | go live list | best practices | platform basics |
    architecture of heroku | run spring boot | asp.net | blazor | sinatra | phoenix elixir | rust app |
    static website`,
} as const;
