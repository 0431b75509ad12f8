/** Who wrote a line: "app" is the app's own output, "heroku" the platform; then the process or component. */
export type Source = { source: 'app' | 'heroku'; proc: string };

export type Header = Source & {
  /** Where the source begins (the time stands before it), and where the message begins. */
  from: number;
  body: number;
};

const name = String.raw`[\w.:-]{1,80}`;

/** What ends a header: "[router]:", "/router: ", " router - ", or a process and then a level or the message. */
const endings = [
  String.raw`\[(${name})\](?::[ \t]*|[ \t]+(?=(?:sock|at)=|Error [HRL]\d\d))`,
  String.raw`/([\w.-]{1,80})(?=[\s:,;|"'\]]|$)[\s:,;|"'\]]*`,
  String.raw`[ \t]+([\w.-]{1,80})[ \t]+[-–—](?:[ \t]+(?:-|\[[^\]]{0,200}\]))?(?:[ \t]+|$)`,
  String.raw`[ \t]+(router|logplex|[a-z][\w-]{0,40}\.\d{1,6}):?[ \t]+(?:(?:info|error|warn|warning|notice)[ \t]+)?(?=(?:sock|at)=|Error [HRL]\d\d)`,
];

/**
 * The source of a line in the forms of `heroku logs` ("heroku[router]:"), of log services ("heroku/router:",
 * "heroku router error") and of log drains ("heroku router -").
 */
const sourcePattern = new RegExp(String.raw`(?<![\w/.@-])([Hh]eroku|app)(?:${endings.join('|')})`);

const room = 512;

/** The first source named near the beginning of a line. */
export function findHeader(text: string): Header | null {
  const match = sourcePattern.exec(text.length > room ? text.slice(0, room) : text);
  if (!match) return null;
  return {
    source: match[1] === 'app' ? 'app' : 'heroku',
    proc: (match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').replace(/:$/, ''),
    from: match.index,
    body: match.index + match[0].length,
  };
}

/** Names that write under the source "app" and yet are not the app: the platform and its data stores. */
const notTheApp =
  /^(?:api|log-shuttle|logplex|heroku-(?:postgres|redis|kafka)|postgres(?:\.\d+)?|redis(?:\.\d+)?)$/;

/** Whether a line is the app's own output, in which no code ever counts. */
export function isAppOutput({ source, proc }: Source): boolean {
  return source === 'app' && !notTheApp.test(proc);
}

/** A dyno of the Cedar generation ("web.1", "run.4821") or of Fir ("web-848cd4f64d-pvpr2"). */
const dynoPattern = /^[a-z][\w-]{0,60}\.\d{1,6}$|^[a-z]\w{0,40}-(?=[a-z]*\d)[a-z0-9]{3,10}-[a-z0-9]{3,5}$/i;

/** Whether a text is a dyno's name. */
export function isDyno(text: string): boolean {
  return dynoPattern.test(text);
}
