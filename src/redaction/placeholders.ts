import { hiddenMark } from './views.ts';

// The same few signs over and over, or a stretch of them inside: `****`, `xxx`, `sk_live_••••1234`.
const masked = /^[xX*•·.…_#?●█/\s-]+$|[*•●█]{3}|…|\.{3}|x{6}|X{6}/;
const instruction =
  /^(?:your|insert|enter|replace|put|paste)[-_ .][a-z_ .-]*$|^[a-z_ .-]*[-_ ](?:goes[-_ ])?here$|^\[[a-z_ -]+\]$/i;
const blankWord =
  /^(?:\[?\(?(?:redacted|filtered|hidden|masked|removed|censored|scrubbed|sanitized|omitted|protected|secure|placeholder|snip(?:ped)?)\)?\]?|null|nil|none|undefined|nan|true|false|yes|no|on|off|empty|unset|n\/a|todo|tbd)$/i;
const reference =
  /^(?:\$[({]|\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+(?:[A-Z][a-z]+)*)[;,)]*$|\$(?:env|\w+->)|\$\d+$|&lt;|%3C|%[A-Z_][A-Z0-9_]*%$|%[sdv@]$|%[({<]|<%|\{\{|#\{|<[^<>@\n]{0,60}>?$|\{[\w.]*\}$|:[a-z_]+[,)\]}]*$|!(?:Ref|Sub|secret|vault|env)\b|@Microsoft\.KeyVault|op:\/\/|vault:|arn:aws:|secretKeyRef|projects\/|ref\+)/;
const code =
  /^(?:(?:new|await|async|function|typeof|return|yield)(?: |$)|(?:var|local|module|data)\.[a-z][\w.[\]]*$|process\.env|import\.meta|ENV[[.]|env[[(]|os\.(?:environ|getenv)|System\.|Rails\.|\(\w*\)?$|&(?:mut )?(?:str|String)\b|[A-Za-z_]\w*\[[:"'\w]*\]?$|[A-Za-z_][A-Za-z_.:]{1,60}\([A-Za-z_"':.[\] ,]*\)?;?$)/;

/** Nothing is given away: a placeholder, a mask, a reference to a variable, or something hidden before. */
export function isPlaceholder(value: string): boolean {
  const inner = value.trim();
  if (inner === '' || inner === hiddenMark || masked.test(inner) || blankWord.test(inner)) return true;
  if (/\$\{[A-Za-z_]|#\{/.test(inner) || /^#[a-z-]*$/i.test(inner)) return true;
  return reference.test(inner) || (inner.length <= 60 && instruction.test(inner));
}

const structure = /^[{[]+[\]}]*$|^[{[]+["':]|^\{\}|^\[\]/;

/** The beginning of a list or a map: the value is further in. */
export function isStructure(value: string): boolean {
  return structure.test(value);
}

/** A piece of program that would fetch the value, not the value. */
export function isCode(value: string): boolean {
  return code.test(value);
}

/** `ghp_xxxxxxxxxxxxxxxx` and `HRKU-your-key-here` show the form of a token only. */
export function isSample(token: string): boolean {
  const body = token.replace(/^[A-Za-z\d]{0,12}[-_.]/, '');
  return (
    isPlaceholder(body) ||
    /([xX0.-])\1{7}/.test(body) ||
    /^(?:[a-z]+(?:[-_][a-z]+)+|[A-Z]+(?:[-_][A-Z]+)+)$/.test(body)
  );
}
