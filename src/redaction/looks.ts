/** A path of files, whole or relative to a home. */
export function isPath(value: string): boolean {
  if (/^[\w.-]+(?:\/[\w.-]+)+\.(?:json|pem|key|crt|ya?ml|txt|p12|jks|env|conf|ini|rb|py|js|ts)$/.test(value))
    return true;
  return (
    /^(?:~|\.{1,2}|[A-Z]:)?[\\/](?:[\w.@-]+[\\/])*[\w.@-]*\.?[a-z]{0,6}$/i.test(value) &&
    !randomLooking(value)
  );
}

/** A number, a version, a date, a duration, an address or a size: nothing one would log in with. */
export function isMeasure(value: string): boolean {
  return /^v?\d[\d.,:/_-]*(?:ms|s|m|h|d|%|[kmg]i?b?|px|T[\d:.]+(?:Z|[+-][\d:]+)?)?$/i.test(value);
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
  if (/^[A-Z\d]{4,}(?:-[A-Z\d]{4,}){2,}$/.test(value)) return digits > 0 && letters > 0;
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
