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
  /^(?:(?:new|await|async|function|typeof|return|yield)(?: |$)|process\.env|import\.meta|ENV[[.]|env[[(]|os\.(?:environ|getenv)|System\.|Rails\.|\(\w*\)?$|&(?:mut )?(?:str|String)\b|[A-Za-z_]\w*\[[:"'\w]*\]?$|[A-Za-z_][A-Za-z_.:]{1,60}\([A-Za-z_"':.[\] ,]*\)?;?$|[a-z]{2,}(?:[A-Z][a-z]{2,}){1,4};?$)/;

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

/** A path of files, whole or relative to a home. */
export function isPath(value: string): boolean {
  if (/^[\w.-]+(?:\/[\w.-]+)+\.(?:json|pem|key|crt|ya?ml|txt|p12|jks|env|conf|ini|rb|py|js|ts)$/.test(value))
    return true;
  return (
    /^(?:~|\.{1,2}|[A-Z]:)?[\\/](?:[\w.@-]+[\\/])*[\w.@-]*\.?[a-z]{0,6}$/i.test(value) &&
    !randomLooking(value)
  );
}

/** One to three numbers, a version, a date, a duration, an address or a size: nothing one would log in with. */
export function isMeasure(value: string): boolean {
  return /^v?\d[\d.,:/_-]*(?:ms|s|m|h|d|%|[kmg]i?b?|px|T[\d:.]+(?:Z|[+-][\d:]+)?)?$/i.test(value);
}

/** Words that follow the name of a secret in prose and are not the secret. */
const commonWords = new Set(
  `a about above after again all already also always an and any are as at auth authentication authenticated basic be because been
  before being below between blank both broken but by can cannot can't changed changes check confirmation contains correct could
  created csrf deleted denied did digest different do does doesn't doesnt doing don't done down during each either encrypted
  ended entered error even exactly exceeded expired expires failed failure field fields file filled fine fixed for format
  found from functional gave generated generation get gets getting given go going gone good got had handling has hash hashed have having he
  helper her here hers hidden him his how however i identical if ignored in incorrect instead into invalid is isn't issue
  issued it its just key keys known leaked length less limit link like locked long longer lost made manager manually
  may maybe me mismatch missing more most much must my name needed needs never new next no none nope not nothing now number
  obtained of off ok okay old on once one only or other our ours out over parameter params passed password passwords per
  please policy probably prompt provided public punc rather read ready received refresh refreshed rejected reload removed renewed
  request requested required reset reused revoked right rotated rotation same saved secret secrets secure see seems sent set shared she
  shorter should shown since so some stale stored string strong still stuff such support supposed sure than that the their them
  then there these they thing this those through till timeout to today token tokens too type typed unauthorized unchanged
  undefined unexpected unique unknown unless unset unsupported until unusable up updated upon usage use used user username using usually
  valid validation value variable verification verified very via visible was wasn't way we weak were what when where which
  while who why will with without won't working works would wrong yes yesterday yet you your
  abgelaufen aber auch bei das der die ein eine falsch fehlt ist nicht oder richtig stimmt und ungültig vergessen zurücksetzen
  le la les de du des est incorrect incorrecte expiré manquant un une pas oublié el los las es no incorrecta olvidada
  sauce santa service services store scanning management menu agent api app ruby rails node python java go sweet`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** A word that one would expect after "the password is" or "token:" in a sentence about them. */
export function isCommonWord(value: string): boolean {
  const word = value.toLowerCase().replace(/[.,;:!?)\]}*_]+$/, '');
  if (commonWords.has(word)) return true;
  return /^[a-z]+(?:ed|ing|able|ible)$/.test(word) && word.length > 5;
}

const technicalNames =
  /^(?:(?:sha|md|aes|rs|hs|es|ps|utf|base|oauth|ipv?|tls|ssl|http|x|p|h|s|ed|rsa|web|worker|run|release|scheduler|console|clock|argon|pbkdf|arm|amd|i|log4j|j|k8s?|r|l)[-_.]?\d+[a-z]{0,3}(?:[-_.:]\w{0,12})?|k8s|pbkdf2|ed25519|[2-4]fa|x(?:86|64|509)\w{0,4})$/i;

/** Letters mixed with digits in a way that no word, name, version, path or host has; at least `least` signs long. */
export function isTokenLike(value: string, least = 16): boolean {
  if (value.length < least || !/^[\w.~+/=:!@#$%^&*-]+$/.test(value)) return false;
  if (isMeasure(value) || isPath(value) || technicalNames.test(value) || /^[\w+]+:\/\//.test(value))
    return false;
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?::\d+)?(?:\/.*)?$/i.test(value) && !/[A-Z]/.test(value))
    return false;
  return randomLooking(value);
}

/** Whether letters and digits, or capitals and small letters, take turns as they do in generated strings. */
export function randomLooking(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  if (digits > 0 && letters > 0) {
    const turns = value.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
    return (
      turns >= 2 || (turns >= 1 && /[A-Z]/.test(value) && /[a-z]/.test(value)) || /^[a-z]+\d+$/i.test(value)
    );
  }
  return value.length >= 20 && /[a-z][A-Z]{1,3}[a-z]/.test(value) && !/^(?:[A-Z]?[a-z]{3,}){2,}$/.test(value);
}

/** A UUID: of a request as likely as of a key. Only its surroundings can make it a secret. */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
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
