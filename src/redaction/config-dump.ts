import { isMeasure } from './looks.ts';
import { meaningOf } from './names.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';

const header =
  /^[ \t>|*_`]{0,8}=+[ \t]{0,4}[^\n]{1,80}Config Vars[^\n]{0,20}\r?\n|heroku[ \t]{1,4}config(?:[ \t]{1,4}-[^\n|]{0,60})?[ \t]*(?:\|[ \t]*(?:e?grep|rg|sort|jq|head|tail|less|cat)\b[^\n]{0,80})?\r?\n|\/config-vars\b[^\n{]{0,80}\r?\n(?=\s{0,8}\{)/gm;
const line =
  /[ \t>|`]{0,8}([A-Za-z_][\w.]{0,120})(:[ \t]{1,80}|=)([^\r\n]{1,16384})(?:\r?\n|$)|[ \t>|]{0,8}\r?\n(?=[ \t>|]{0,8}[A-Z_][A-Z0-9_]{0,120}:[ \t])/y;

const harmlessName =
  /^(?:PORT|STACK|TZ|LANG|LANGUAGE|LC_\w+|PATH|HOME|DYNO|(?:\w+_)?ENV|\w*ENVIRONMENT|WEB_CONCURRENCY|\w*_CONCURRENCY|\w+_THREADS|\w+_TIMEOUT|\w+_POOL(?:_SIZE)?|\w*LOG_LEVEL|MALLOC_ARENA_MAX|RAILS_(?:LOG_TO_STDOUT|SERVE_STATIC_FILES)|DISABLE_COLLECTSTATIC|PYTHON(?:UNBUFFERED|HASHSEED|PATH)|NODE_(?:OPTIONS|MODULES_CACHE)|NPM_CONFIG_(?:PRODUCTION|LOGLEVEL)|YARN_PRODUCTION|JAVA_(?:TOOL_)?OPTS|JAVA_TOOL_OPTIONS|RUBY(?:OPT|_VERSION)|(?:GEM|BUNDLE)_PATH|BUILDPACK_URL|HEROKU_(?:APP_(?:ID|NAME|DEFAULT_DOMAIN_NAME)|SLUG_(?:COMMIT|DESCRIPTION)|BUILD_COMMIT|BUILD_DESCRIPTION|RELEASE_(?:VERSION|CREATED_AT)|DYNO_ID)|SOURCE_VERSION|GIT_(?:SHA|COMMIT)|AWS_(?:DEFAULT_)?REGION|\w*_REGION)$/;
const harmlessValue =
  /^["']?(?:true|false|yes|no|on|off|enabled|disabled|null|production|staging|development|test|review|debug|info|warn(?:ing)?|error|fatal|eu|us|auto|default|redis|memory|async|sync|[a-z]{2}(?:[-_][A-Z]{2}(?:\.UTF-8)?)?|C\.UTF-8|UTF-8|utf8|UTC|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|ruby|python|node(?:js)?|java|go|php|scala|clojure|heroku-\d\d|web|worker|(?:https?:\/\/)?[a-z\d-]+\.herokuapp\.com\/?)["']?$/;

/** Every value below the header that `heroku config` prints, except the ones that give nothing away. */
export function findConfigDump(text: string): Span[] {
  const spans: Span[] = [];
  const search = new RegExp(header);
  while (search.exec(text) !== null)
    search.lastIndex = readMap(text, search.lastIndex, spans) ?? readLines(text, search.lastIndex, spans);
  return spans;
}

const mapStart = /[ \t>|`]{0,8}(?:```\w{0,8}\s{1,8})?\{/y;
const member = /\s{0,40}"([A-Za-z_][\w.]{0,120})"\s{0,4}:\s{0,8}"((?:[^"\\\n]|\\.){0,16384})"\s{0,4},?/y;

/** Reads what `heroku config --json` prints and gives where it ends; undefined when no map begins there. */
function readMap(text: string, from: number, spans: Span[]): number | undefined {
  mapStart.lastIndex = from;
  if (!mapStart.test(text)) return undefined;
  let at = mapStart.lastIndex;
  member.lastIndex = at;
  for (let found = member.exec(text); found !== null; found = member.exec(text)) {
    const [all, name = '', value = ''] = found;
    const start = at + all.lastIndexOf(`"${value}"`) + 1;
    if (!isHarmless(name, value))
      spans.push({ start, end: start + value.length, kind: meaningOf(name)?.kind ?? 'config value', name });
    at = member.lastIndex;
  }
  return at;
}

function readLines(text: string, from: number, spans: Span[]): number {
  line.lastIndex = from;
  let at = from;
  for (let found = line.exec(text); found !== null; found = line.exec(text)) {
    const [all, name = '', operator = '', value = ''] = found;
    const start = at + all.indexOf(name) + name.length + operator.length;
    const shown = value.trimEnd();
    if (!isHarmless(name, shown))
      spans.push({ start, end: start + shown.length, kind: meaningOf(name)?.kind ?? 'config value', name });
    at = line.lastIndex;
  }
  return at;
}

/** A value of a config var that gives nothing away: a number, a mode, a region, a host of the platform. */
export function isHarmless(name: string, value: string): boolean {
  if (isPlaceholder(value) || harmlessValue.test(value)) return true;
  return (
    /^-?\d{1,8}(?:\.\d+)?$/.test(value) ||
    (isMeasure(value) && value.length < 20) ||
    (harmlessName.test(name) && !/:\/\/[^/]*@/.test(value))
  );
}
