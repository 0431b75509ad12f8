import { maker, type Row, secret } from './make.ts';

const { alnum, hex, base64url, uuid, password, jwt } = maker(53);

const says: Record<string, (hidden: string) => string> = {
  is: (v) => `The staging password is ${v} if you need it`,
  'is, with a stop': (v) => `My password is ${v}.`,
  for: (v) => `the password for the admin user is ${v}, thanks`,
  pw: (v) => `login joe, pw: ${v}`,
  bold: (v) => `*Password:* ${v}`,
  'code span': (v) => `password is \`${v}\``,
  'set to': (v) => `I changed the password to ${v} yesterday`,
  German: (v) => `Das Passwort lautet ${v}`,
  'German colon': (v) => `Passwort: ${v}`,
  French: (v) => `mot de passe : ${v}`,
  Spanish: (v) => `la contraseña es ${v}`,
  Portuguese: (v) => `senha: ${v}`,
  Russian: (v) => `пароль: ${v}`,
  Chinese: (v) => `密码：${v}`,
  'next line': (v) => `Username: joe\nPassword:\n${v}\n`,
  'two on a line': (v) => `user: joe / password: ${v} (prod)`,
  'user and password': (v) => `log in with user joe and password ${v} to see it`,
  'with password': (v) => `I log in with password ${v} and it fails`,
};

const keys: Record<string, (hidden: string) => string> = {
  'Heroku API key': (v) => `my Heroku API key is ${v}`,
  'token we use': (v) => `here is the token we use for staging: ${v}`,
  'Datadog key': (v) => `The Datadog API key ${v} no longer works`,
  'secret colon': (v) => `client secret: ${v}`,
  'far below': (v) => `Here is the API key\n\n    ${v}\n`,
};

function disguised(): Row[] {
  const [a, b, c, d] = [alnum(36), alnum(24), password(), jwt()];
  const wide = (text: string) =>
    [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
  const dotted = (text: string) => text.replace(/(.{5})/g, '$1\u200b');
  const full = `ghp_${a}`;
  return [
    secret('zero width', `token ${dotted(full)} leaked`, dotted(full), ['leaked']),
    secret('full width', `key: ${wide(full)}`, wide(full)),
    secret('wide name', `ＰＡＳＳＷＯＲＤ＝${c}`, c),
    secret('soft hyphen', `sk_live_${b.slice(0, 10)}\u00ad${b.slice(10)}`, b.slice(10)),
    secret('colours', `\u001b[32mSECRET_KEY\u001b[0m=\u001b[33m${b}\u001b[0m`, b),
    secret('html', `&quot;password&quot;:&quot;${b}&quot;,&quot;page&quot;:2`, b, ['page']),
    secret('html query', `/x?a=1&amp;access_token=${b}&amp;b=2`, b, ['b=2']),
    secret('unicode escape', String.raw`/x?a=1\u0026token=${b}\u0026b=2`, b, ['b=2']),
    secret('encoded form', `user%5Bpassword%5D=${b}&commit=Save`, b, ['commit=Save']),
    secret('smart quotes', `password: “${c}”`, c),
    secret(
      'wrapped',
      `2024-05-01T12:00:00+00:00 app[web.1]: Authorization: Bearer ${d.slice(0, 30)}\n${d.slice(30)}`,
      [d.slice(0, 30), d.slice(30)],
    ),
    secret(
      'wrapped token',
      `We found this in the output of the build of yesterday evening: ${full.slice(0, 20)}\n${full.slice(20)} and removed it`,
      [full.slice(0, 20), full.slice(20)],
      ['and removed it'],
    ),
    secret('json line breaks', `{"env":"PORT=1\\nAPI_SECRET=${b}\\nLANG=en\\n"}`, b, ['PORT=1', 'LANG=en']),
  ];
}

/** Secrets in sentences, and secrets in disguise. */
export const proseRows: readonly Row[] = [
  ...Object.entries(says).map(([name, say], at) => {
    const hidden = at % 2 === 0 ? password() : base64url(14).replace(/^[-_]|[-_]$/g, 'x');
    return secret(`prose ${name}`, say(hidden), hidden);
  }),
  secret('prose a word', 'password is swordfish', 'swordfish'),
  secret('prose four words', 'passphrase: correct horse battery staple', 'horse battery'),
  ...Object.entries(keys).map(([name, say], at) => {
    const hidden = at % 2 === 0 ? uuid() : hex(32);
    return secret(`prose ${name}`, say(hidden), hidden);
  }),
  ...disguised(),
];
