import { gap, type Rule, rules } from './rule.ts';

const whole =
  "(?:production|prod|live site|(?:web ?)?site|website|web ?shop|shop|store|apps?|application|service|apis?|platform|system|servers?|database|db|postgres|redis|login|checkout|everything|portal|backend|frontend|homepage|heroku|dynos?|we|it)(?:'s|'re)?";
const people =
  '(?:end[ -]?users|users|customers|clients|visitors|people|shoppers|patients|students|employees|subscribers|merchants|tenants|accounts)';
const asked =
  '(?:requests?|calls?|traffic|logins?|orders?|payments?|check ?outs?|pages?|endpoints?|apps?|dynos?|sessions?|jobs)';
const cannot =
  "(?:can ?not|can't|cant|are unable to|is unable to|aren't able to|are not able to|could not|couldn't|no longer can|can no longer)";
const dead =
  '(?:down(?! (?:to|from|by|\\d+(?:[.,]\\d+)? ?%))|offline|unreachable|unavailable|inaccessible|unusable|dead|crashed)';
const fails =
  '(?:fail\\w*|broken|gets? (?:an? )?(?:errors?|timeouts?|h\\d\\d|5\\d\\d)|getting (?:errors?|timeouts?|h\\d\\d|5\\d\\d)|returns? (?:an? )?(?:errors?|h\\d\\d|5\\d\\d|http 5\\d\\d)|returning (?:errors?|5\\d\\d)|sees? (?:an? )?(?:errors?|5\\d\\d)|seeing errors?|errors?|error out|affected|impacted|locked out|time out|times out|timing out|timeout|end in|ends in|rejected|blocked|down|lost|hang\\w*)';
const one =
  '(?:one|1|a single|(?<!(?:every|each|any|not a|no) )single|only one|just one|exactly one|two|2|three|a couple of|a few|a handful of|very few)';
const uneasy = `(?:${fails}|${cannot}|report\\w*|complain\\w*|experienc\\w*|see|have (?:problems|issues|errors|trouble))`;

/** English, the narrow phrases before the wide ones. The rule that stands first wins where two overlap. */
export const english: Rule[] = [
  ...rules('nothing', [
    "!nothing(?: is| was| has|'s)?(?: \\w+)? (?:broken|broke|down|wrong|failing|failed|on fire|urgent)",
  ]),
  ...rules('nothing', [
    '(?:any|is there an?|is there some|know an?|know of an?)(?: \\w+)? work ?around',
    'not (?:really )?sure (?:if|whether)[^.!?\\n]{0,60}',
    '!(?:zero|no|without|avoid|minimal|planned) downtime',
    '(?:scal(?:ed|es|e|ing)|shut(?:s|ting)?|spin|spun|count(?:ed|s|ing)?|track(?:ed|ing)?|break|broken|write|wrote|step|log|cool|wind|calm|drill|take|takes|taking|took|turn(?:ed)?|bring|brings|go|cut|narrow(?:ed)?) down',
    'drop[ -]?down|count ?down|down (?:for )?(?:scheduled |planned )?maintenance',
    '!(?:all|every)(?: \\w+){0,2} (?:fine|ok|okay|works?|good)',
    '(?:users|customers) (?:want|would like|like|ask(?:ed)?|requested) (?:for )?',
  ]),
  ...rules('nothing', ['status page(?: \\w+)? (?:says|shows|claims)(?:(?! but)[^.!?,\\n]){0,60}']),
  ...rules('no-hurry', [
    "!(?:not|isn't) (?:blocking|a blocker)(?: \\w+)?|(?:not|isn't|nothing|never|no[tn]e?)(?: (?:very|so|that|super|really|at all|too|particularly|terribly|an?)){0,4} (?:urgent|critical|an? emergency|emergency|time[- ]critical|pressing)",
    '!(?:no|not in an?|in no|without)(?: \\w+)? (?:hurry|rush|pressure|urgency)',
    'low(?:est)? prio(?:rity)?|(?:it |this |that )?can wait|whenever you (?:have|find|get|can)|when(?:ever)? you have (?:a )?(?:time|minute|moment)|at your convenience|nice to have|cosmetic|(?:a )?typos?',
  ]),
  ...rules('no-impact', [
    `!(?:no|zero|0|none of (?:our|the|my)|not a single|without(?: any)?) ${people.replace('(?:', '(?:user|customer|client|visitor|')}(?: (?:is|are|were|was|has been|have been))?(?: currently| yet| so far)? (?:affected|impacted|hit|complain\\w*|noticed|touched)`,
    `!${people} (?:are|is|were)(?: currently)? (?:not|un)(?: yet| really)? ?(?:affected|impacted|hit)|${people} (?:do not|don't|did not|didn't|have not|haven't) notic\\w+`,
    `!(?:no|zero|without(?: any)?|little or no)(?: (?:customer|user|end[ -]user|client|business|production|visible|known|direct|real|negative)| or| and){0,4} (?:impact|effect)(?: on (?:${people}|production))?`,
    "!(?:does not|doesn't|do not|don't|not|did not|didn't) (?:affect|affecting|impact|impacting)(?: \\w+){0,2} (?:users?|customers?|production|prod|anyone|anybody|business)",
    '!(?:nobody|no one|no-one)(?: is| was| has been)?(?: \\w+)? (?:affected|impacted|noticed|complain\\w*)',
    "(?:production|prod|live site|the site|the app)(?: itself)?(?: is|'s| are)?(?: still| all| perfectly| otherwise| completely| totally)? (?:fine|ok|okay|healthy|unaffected|stable|not affected|up and running|running(?: fine| normally)?|works(?: fine| normally)?|working(?: fine| normally)?|keeps (?:working|running)|runs(?: fine| normally| on)?)",
    '!(?:impact|users affected|affected|business impact)\\s*[:=]\\s*(?:none|no|nobody|no one|zero|0|n/a)',
  ]),
  ...rules('no-workaround', [
    "!(?:no|without(?: an?| any)?|there is no|there's no|do not have an?|don't have an?|don't know (?:of )?(?:an?|any)|isn't (?:an?|any)|is not (?:an?|any)|(?:have|has) not found (?:an?|any)|haven't found (?:an?|any)|could not find an?|couldn't find an?|need an?|looking for an?)(?: \\w+)? work ?arounds?(?: (?:for|yet|found|known|exists?))?",
    '!work ?arounds?\\s*[:=]\\s*(?:none|no|n/a|nothing|unknown|-)(?! \\w)',
    "!work ?around (?:no longer|stopped|does not|doesn't|did not|didn't|fails|failed|is gone)(?: \\w+)?",
    "!(?:a )?restart(?:s|ing)?(?: \\w+){0,3} (?:did not|does not|didn't|doesn't|had no|has no|won't|changes? nothing)(?: \\w+)?|nothing helps",
  ]),
  ...rules('workaround', [
    'work ?arounds?\\s*[:=]\\s*\\w[^.!?\\n]{0,60}',
    "(?:there is|there's|we have|have|has|found|using|use|with|via|as|known|temporary|the|our|a)(?: \\w+)? work ?around(?: (?:exists|works|is|for|of|by))?|work ?around (?:exists|works|available|found|in place)",
    '(?:can|could|able to|we) (?:still )?work around (?:it|this|the)|worked around(?: (?:it|this))?',
    '(?:works?|working|recovers?|fine|ok|comes back|came back)(?: fine)?(?: again)?(?: for \\w+(?: \\w+)?)? (?:after|when we|if we|once we)(?: an?| every| each| the)? ?(?:\\w+ )?(?:restart\\w*|reboot\\w*|reload\\w*|retry\\w*|retries)',
    '(?:restart|reboot|scal|add|retry|roll)(?:ing|s)?(?: \\w+){0,4} (?:helps?|fixes|solves|brings? it back|keeps? it|works)(?: for \\w+(?: \\w+)?)?',
    '(?:restart|reboot)(?: \\w+){0,6} to keep (?:it|them|the \\w+) (?:running|up|alive|going)|by (?:restarting|rebooting|adding|scaling|switching|retrying)(?: \\w+){0,3}|(?:roll(?:ing|ed)? ?back|a rollback|the rollback) (?:helps|helped|fixed|fixes|works|worked)',
    'keep(?:ing)? it alive(?: by[^.!?,\\n]{0,40})?|limp(?:ing)? along|by hand (?:it )?works|manual(?:ly)? (?:process|retry|restart)(?: \\w+)? (?:helps|works)',
  ]),
  ...rules('over', [
    "(?:is|are|was|were|has been|have been|got|now|been|it's)(?: \\w+)? (?:resolved|fixed|solved|over)(?! \\w* ?(?:by|with) (?:restart|hand))",
    "(?:has |have )?(?:fully )?recovered|resolved itself|back (?:up|online|to normal|to life)(?: again)?|(?:is|are|it's|came|all) back(?! (?:to|end|log))|(?:working|works|fine|up|ok|stable|normal|reachable)(?: \\w+)? again(?! (?:after|when|if|once))",
    '!no longer (?:down|failing|affected|happening|occurring|see\\w*|offline|unreachable)',
    'post-?mortem|root cause analysis|\\brca\\b|in retrospect|after the (?:incident|outage)',
    '(?:was|were)(?: \\w+)? (?:down|unavailable|unreachable|offline)(?: \\w+)? (?:for|from|between) (?:about |around |roughly )?(?:\\d|a few|some|several|an?)[^.!?\\n]{0,40}',
  ]),
  ...rules('over', [
    'all (?:good|fine|ok|well) (?:now|again)|(?:outage|incident|downtime|interruption)(?: \\w+)? lasted(?: \\w+){0,3}|(?:stable|fine|ok|okay|quiet|up|healthy) (?:ever )?since|since then(?: \\w+){0,2} (?:fine|stable|ok|quiet)',
  ]),
  ...rules('past', [
    'last (?:year|month|quarter|week|black friday|christmas|time|summer|winter|spring|autumn|season)|(?:weeks?|months?|years?) ago|in the past|previously|back in \\w+|a while ago|once before|two years ago',
  ]),
  ...rules('minor', [
    `(?:only |just )?(?<!soc )${one} (?:of our |of the |of \\w+ )?(?:\\w+ )?(?:users?|customers?|clients?|accounts?|persons?|people|developers?|colleagues?|employees?|browsers?|devices?|reports?|pages?|endpoints?|features?|buttons?|requests?|tenants?|merchants?)`,
    '(?:only|just)(?: \\w+)? (?:me|for me|on my (?:machine|laptop|phone)|internally|internal users)',
    `!(?:one|a single) (?:\\w+ )?\\w+ (?:is|does|was|did|has) not \\w+|(?:one|a single|single|some|minor|small)(?: \\w+)? (?:feature|report|page|button|export|widget)(?: \\w+)? (?:does not|doesn't|do not|don't|is not|isn't)?(?: \\w+)?(?:work|working|broken|fails?|times? out|slow|down)?`,
    '(?:the |our )(?:\\w+ )?(?:report|export|newsletter|widget|button|tooltip|pdf|chart|footer|about page|blog)s?(?: \\w+){0,2} (?:down|broken|fails?|failing|not working|wrong|times? out)',
    '(?!(?:login|log-in|sign-in|checkout|home|landing|payment|main|start|every|each|all|web|any) )\\w+ page(?: \\w+){0,2} (?:down|broken|fails?|failing|not working|wrong|times? out|slow)',
    'occasional(?:ly)?(?: \\w+)?|once in a while|now and then|(?:very )?rarely|from time to time|every few (?:days|weeks)|(?:minor|small|visual|cosmetic|tiny)(?: \\w+)? (?:issue|bug|problem|glitch|annoyance)',
    "!(?:builds?|deploys?|deployments?|review apps?|ci|pipeline)(?: \\w+){0,3} (?:cannot|fails?|failing|failed|rejected|broken|hangs?|stuck|does not|doesn't|do not|don't)(?! (?:security|critical|important))",
  ]),
  ...rules('impaired', [
    `!not (?:all|every|each)(?: of)?(?: our| the)?(?: \\w+){0,2}? (?:${people}|user|customer|visitor|client|${asked})(?: \\w+){0,3}|not every(?:one|body|thing)(?: \\w+){0,3}`,
    `!(?:some|several|many|a lot of|lots of|numerous|a number of|a part of|part of|certain)(?: of)?(?: our| the)?(?: \\w+)? (?:${people}|${asked})(?: \\w+){0,3}? (?:${uneasy})(?: \\w+){0,2}`,
    `!(?:a )?(?:subset|portion|fraction|share|part) of(?: our| the| all)?(?: \\w+)? (?:${people}|${asked})|(?:random|sporadic|recurring) (?:5\\d\\ds?|h\\d\\ds?|errors|timeouts|crashes)(?: for [^.!?,\\n]{0,40})?`,
    `!(?:half|a third|around a third|a quarter|two thirds|a fifth|one in \\w+)(?: of)?(?: our| the| all)? (?:${people}|${asked})(?: \\w+)? (?:${uneasy})?`,
  ]),
  ...rules('outage', [
    `!(?:nobody|no one|no-one|no users?|no customers?|no visitors?|none of (?:our|the) ${people}|not a single (?:user|customer|visitor|client))(?: \\w+)? (?:can|could|is able|are able|gets|get|manages)(?: (?:to )?\\w+){0,3}`,
    `!(?:all|every|each|100 ?%|the entire|entire|the whole|whole|(?:the )?vast majority|nearly all|almost all|nearly every|almost every|virtually all)(?: of)?(?: our| the| my| these)?(?: \\w+){0,2}? (?:${people}|user|customer|visitor|client|${asked})(?: \\w+){0,4}? (?:${fails}|${cannot}(?: \\w+){0,3})`,
    `!(?:everyone|everybody|everything|all ${people})(?: \\w+){0,3}? (?:${fails}|${cannot}(?: \\w+){0,3})`,
    '!nothing(?: \\w+)? (?:works|loads|responds|is (?:working|loading|reachable))(?: (?:any ?more|at all))?',
    `!(?:${fails}|${dead}|application errors?)["']?(?: page)?(?: \\w+){0,3}? (?:(?:for|to|on|across) (?:everyone|everybody|anybody|anyone|(?:all|every|each|any)(?: of)?(?: our| the)?(?: \\w+){0,2}? (?:${people}|user|customer|visitor|client|regions?))|worldwide|globally|everywhere)`,
    '(?<=^\\s*|\\n\\s*)outage(?! (?:report|review|is over|over|plan|window))',
    `!no (?:orders?|payments?|logins?|traffic|requests?|sales|revenue|bookings?|messages)(?: (?:is|are))?(?: \\w+)? (?:coming|going|getting|come|comes|get|gets|reach\\w*|possible|process\\w*)(?: \\w+){0,2}`,
    `(?:${whole}|\\w+ page)(?: (?:has|have|is|are|was|were|just|keeps|keep|our|my|in|on|for|both))*${gap(4)} ${dead}`,
    `(?<!(?:traffic|revenue|orders|sales|costs?|usage|numbers|load|requests|sign-?ups|rates?|latency|memory|cpu) )(?:is|are|'s|went|been|gone|completely|totally|fully|hard|still)${gap(1)} ${dead}`,
    `down (?:since|right now|again|for (?:all|every)\\w*)`,
    `(?:crashed|crash(?:es|ing)?) and (?:will not|won't|does not|doesn't|cannot|can't|never)(?: \\w+)? (?:start|boot|come back)`,
    `!${whole}${gap(2)} (?:won't|will not|does not|doesn't|no longer|refuses to|cannot|can't) (?:start|boot|respond|load|come up)(?: (?:any ?more|at all|up))?`,
    `!(?:production|prod|live site|whole site|entire site|website|the site|our site|shop|store|checkout|login)${gap(2)} (?:not|stopped|isn't|doesn't|does not) (?:respond\\w*|reachable|available|accessible|load\\w*|usable|work\\w*)`,
    '(?:complete|total|full|major|massive|site-?wide|production|severe|ongoing|nation-?wide) (?:outage|downtime|crash|black-?out|service disruption)|(?:complete |total )?loss of service',
    '(?:have|having|experiencing|seeing|facing|in)(?: an?| the middle of an?)?(?: \\w+)? outage|outage (?:since|in production|right now|for all)',
    '(?:losing|lost|loses|loss of)(?: \\w+){0,4} (?:data|orders|payments|writes|records|transactions|messages)|data[ -]loss|data (?:is|are|was|were|gets?)(?: being| getting)? (?:lost|corrupt\\w*|deleted|overwritten|destroyed)|corrupt(?:ed|ing|s|ion)(?: of)?(?: \\w+){0,2} (?:data|database|records|rows|tables)|data corruption',
    `(?:5\\d\\d|h\\d\\d|errors?|timeouts?)s?(?: \\w+)? (?:on|for|from|in) (?:every|all)(?: \\w+){0,2} (?:${people}|${asked}|request|page|route|user|customer)|(?:5\\d\\d|errors?) for everyone`,
  ]),
  ...rules('widespread', [
    `!(?:most|a majority|the majority|a large (?:part|share|number))(?: of)?(?: our| the)? (?:${people}|${asked})(?: \\w+){0,3}? (?:${uneasy})(?: \\w+){0,2}`,
    `!${people}(?: \\w+)? ${cannot} (?:log ?in|login|sign ?in|check ?out|pay|buy|order|access|reach|use|open|load|do|connect|place|book|work|get)(?: \\w+){0,2}`,
    "!(?:the |our )?(?:app|api|service|platform|system|database|backend|dynos?)(?: is| are| has)?(?: completely| totally| just| suddenly)? (?:not|stopped|doesn't|does not|isn't) (?:respond\\w*|reachable|available|accessible|load\\w*|usable|work\\w*)",
    'keeps? (?:on )?crashing|crash(?:es|ing)? (?:constantly|all the time|on (?:boot|start)\\w*|every \\w+(?: \\w+)?)|crash loops?|(?:losing|lose) (?:revenue|money|sales|customers)|cannot take orders',
  ]),
  ...rules('codes', [
    '[hrl]\\d\\ds?(?: \\w+)? (?:bursts?|spikes?|storms?|floods?|waves?)|[hrl]\\d\\ds?(?: \\w+){1,3} everywhere',
    '(?:bursts?|spikes?|floods?|waves?|hundreds|thousands|lots|tons|loads|many|constant(?:ly)?|continuous(?:ly)?|\\d[\\d,.]*(?: ?x| times)?)(?: of)? (?:[hrl]\\d\\d)s?(?: errors?)?',
    '[hrl]\\d\\ds?(?: (?:errors?|and|timeouts?|[hrl]\\d\\ds?)){0,4}(?: \\w+)? (?:since (?:\\w+ )?(?:\\d|this|today|yesterday|the (?:last )?(?:deploy|release)|about)|right now|now|everywhere|on every|on all|for all|all over|again|today)',
  ]),
  ...rules('impaired', [
    '(?:very|extremely|really|painfully|terribly|unbearably|awfully|too|so|incredibly) slow(?:ly)?(?! (?:to|for) (?:build|deploy))|severely (?:degraded|impaired|slow\\w*)|(?:significantly|heavily|badly) (?:degraded|impaired|affected|slow\\w*)|degraded(?: performance)?|degradation',
    '(?:frequent|constant|regular|repeated|recurring|continuous)(?: \\w+)? (?:timeouts?|errors?|restarts?|crashes|h\\d\\d|r\\d\\d|5\\d\\d)s?|(?:timeouts?|errors?) (?:come and go|keep coming|all day|every few (?:seconds|minutes))|intermittent(?:ly)?(?: \\w+)?|come and go',
    '(?:high|elevated|increased|rising|growing) (?:error|failure|timeout)(?:s| rates?)|(?:response times?|latency|queue time)(?: \\w+){0,4} (?:doubled|tripled|\\d+ ?(?:x|times)|over \\d+|above \\d+|through the roof)',
    '(?:jobs?|queues?|workers?|emails?|orders?|sync)(?: \\w+){0,2} (?:hours|minutes|days|far) behind|(?:growing|huge|large) backlog',
    "!(?:cannot|can't|can not|unable to|not able to|blocked from) (?:deploy|ship|release|roll out)(?: \\w+){0,2} (?:fix|hotfix|patch|security \\w+)",
    'memory errors all day|(?:swap|swapping) heavily|many \\w+ affected',
  ]),
  ...rules('slow', ['slow(?:er|ly|ness|ed down|ing down)?|sluggish|laggy|long response times?|high latency']),
  ...rules('advice', [
    '(?:architecture|architectural|architect(?:ing)?|design|set ?up|setup|sizing|capacity|performance) (?:review|advice|question|guidance|recommendation|decision|planning|discussion|consult\\w*)',
    '(?:how|what) (?:should|would|could|do|can) (?:we|i|you|one) (?:best )?(?:design|architect|structure|organi[sz]e|size|scale|split|plan|prepare|migrate|move|approach|lay out|partition|shard|model|recommend|optimi[sz]e|reduce)(?: \\w+){0,3}',
    'best (?:practices?|way|approach|architecture|setup)(?: \\w+)? (?:for|to|of)(?: \\w+){0,3}|what (?:do|would) you recommend|(?:your|any|a) (?:recommendations?|advice|opinion|guidance)(?: \\w+){0,2}|recommended (?:architecture|setup|approach|way)',
    '(?:prepar\\w+|plan\\w*|ready|getting ready|scal\\w+)(?: \\w+){0,4} (?:for|ahead of) (?:the |our |an? )?(?:black friday|cyber monday|campaign|launch|sale|event|peak|super bowl|product launch|go-?live|tv (?:ad|spot)|high[- ]traffic(?: \\w+)?)',
    '(?:black friday|cyber monday|high[- ]traffic event|expected (?:traffic|load|peak)|capacity planning|load test(?:ing)?|scaling strategy|multi-?region|high availability|disaster recovery|cost (?:reduction|optimi[sz]ation|saving)|reduc\\w+ (?:our |the )?(?:costs?|spend|bill))',
    '(?:which|what|how many|how big) (?:dynos?|dyno (?:type|size)s?|plan|database plan|tier|private space\\w*)(?: \\w+){0,4}',
    '(?:migrat\\w+|mov\\w+|switch\\w*)(?: \\w+){0,4} (?:to|into) (?:a |the |our )?(?:private space|shield|fir|cedar|another region|microservices|eu region|us region)s?',
    '(?:should we|is it better to|would it be better to|does it make sense to|pros and cons of|trade-?offs?)(?: \\w+){0,4}',
  ]),
  ...rules('question', [
    'where (?:can|do|is|are)(?: \\w+){0,2}|(?:would|will) it be possible|(?:could|can) you (?:tell|explain|clarify|send)(?: \\w+)?|how (?:do|can|could|should|would|does|to)(?: (?:i|we|you|one|it))?(?: \\w+){0,2}|what (?:is|are|does|would be) (?:the )?\\w+|is (?:it|there|that)(?: \\w+)? (?:possible|a way|supported|allowed|any way)(?: to| that)?|(?:can|could|may) (?:i|we|you) \\w+|(?:just |a |one |quick |general |short |small |simple |another ){1,4}questions?|questions? (?:about|on|regarding|concerning)(?: \\w+){0,2}|(?:wondering|would like to know|want to know|curious)(?: \\w+){0,2}',
    'feature requests?|feedback (?:on|about)(?: \\w+){0,2}|(?:request for|need|send us) (?:an? |the )?(?:document|invoice|receipt|certificate of|soc ?2|dpa|report on)(?: \\w+)?|planning for next (?:year|quarter)|documentation is (?:unclear|wrong|missing|confusing)',
  ]),
  ...rules('fault', [
    "!(?:fail(?:s|ed|ing|ures?)?(?! ?over)|broken|crash(?:es|ed|ing)?|(?:not|isn't|doesn't|don't|stopped|no longer) (?:work|working|works|load|loading|responding|respond)|rejected|hangs|stuck)|restarts? (?:every|all the time|constantly)(?: \\w+){0,2}|application errors?",
    '(?:gets?|getting|sees?|seeing|returns?|returning|throws?|throwing|receiv\\w+|with)(?: an?| the| this| lots of| many)? (?:errors?|exceptions?|[45]\\d\\d|[hr]\\d\\d|timeouts?)(?: errors?)?',
  ]),
];
