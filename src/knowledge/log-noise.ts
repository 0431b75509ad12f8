/** Three fields or more in a row are a line of the router's log; one alone may be what the question is about. */
const routerLine = /(?:(?<=^|\s)\w+=(?:"[^"]*"|\S*)(?:\s+|$)){3,}/g;
const routerField =
  /\b(?:request_id|fwd|host|path|dyno|connect|service|bytes|protocol|method)=(?:"[^"]*"|\S*)/gi;

/** A host of the person's own; those of known services say something. */
const ownHost =
  /(?<![@\w.-])(?![\w.-]*(?:heroku|amazonaws|github|gitlab|google|gmail|cloudflare|salesforce|slack|npmjs|pypi))(?:[a-z0-9-]+\.)+(?:com|net|org|de|fr|es|pt|eu|co\.uk|co\.jp)\b/gi;

/**
 * Takes out of a question what only a machine cares about: time stamps, addresses, ids, hashes and the fields of a
 * router line that name no fault. What tells something (desc, status, sql states, exception names) stays.
 */
export function withoutLogNoise(text: string): string {
  return text
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/\b\d{4}-\d\d-\d\dT?[\s\d:.,+Z-]*/g, ' ')
    .replace(/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, ' ')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, ' ')
    .replace(/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/gi, ' ')
    .replace(routerLine, (line) => line.replace(routerField, ' '))
    .replace(/\b(?:heroku|app)\[[a-z]+(?:\.\d+)?\]:?/gi, ' ')
    .replace(/\bsample#(\w+)=\S+/gi, ' sample $1 ')
    .replace(/\b(?!(?:127\.0\.0\.1|0\.0\.0\.0)\b)\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, ' ')
    .replace(/(?<![\w.-])[\w.-]+\.herokuapp\.com\b/gi, ' herokuapp ')
    .replace(ownHost, ' domain ');
}
