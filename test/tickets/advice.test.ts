import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdviser } from '../../src/tickets/advice.ts';
import { priorities, readDefinitions } from '../../src/tickets/priority.ts';

const definitions = readDefinitions(join(import.meta.dirname, '../../content/support'));
const adviser = createAdviser(definitions);

/** The choices that draw no remark, highest first; "mixed" when the words point both ways. */
function unremarked(words: string): string {
  const all = priorities.map((chosen) => ({ chosen, fit: adviser.advise(chosen, words).fit }));
  if (all.some(({ fit }) => fit === 'mixed')) return 'mixed';
  return all
    .filter(({ fit }) => fit === 'fits' || fit === 'unclear')
    .map(({ chosen }) => chosen)
    .join(' ');
}

const any = 'urgent high normal low';

const table: readonly (readonly [words: string, fitting: string])[] = [
  // Outages
  ['Production is down', 'urgent'],
  ['prod is completely down since 14:05', 'urgent'],
  ['Our whole site is offline.', 'urgent'],
  ['PRODUCTION DOWN!!!', 'urgent'],
  ['The shop has been unreachable for everyone since the release', 'urgent'],
  ['Nobody can log in', 'urgent'],
  ["No one can check out, it's been an hour", 'urgent'],
  ['All users get errors', 'urgent'],
  ['Every request returns 503', 'urgent'],
  ['every single request ends in H12', 'urgent'],
  ['All of our customers are locked out of their accounts', 'urgent'],
  ['The app crashed and will not start', 'urgent'],
  ['Total outage of the storefront', 'urgent'],
  ['We have an outage in production', 'urgent'],
  ['No orders are coming in since noon', 'urgent'],
  ['We are losing data right now', 'urgent'],
  ['rows are missing, data is being corrupted', 'urgent'],
  ['About 90 % of our users see H10', 'urgent'],
  ['100% of requests fail', 'urgent'],
  ['error rate is 97 %', 'urgent'],
  ['Everything is broken, no workaround', 'urgent'],
  ['The vast majority of visitors cannot open the site', 'urgent'],
  ['production isn’t responding', 'urgent'],
  ['Nothing works anymore', 'urgent'],
  ['Staging is fine but production is down', 'urgent'],
  ['production and staging are both down', 'urgent'],
  ['We cannot reproduce it in staging. In production nobody can log in.', 'urgent'],
  ['No idea why production is down', 'urgent'],
  ['Can you help? Our site is down.', 'urgent'],
  ['It recovered for five minutes. Now production is down again.', 'urgent'],
  ['Production is down and it has not recovered', 'urgent'],
  ['Why is production down?', 'urgent'],
  ['The database is unreachable, all logins fail', 'urgent'],
  ['not only staging, production is down too', 'urgent'],
  ['Since 5 May production is down', 'urgent'],
  // Outages told with something that changes them
  ['Production is down, but there is a workaround: restarting every hour', 'high'],
  ['All users get errors. Workaround: switch off the cache.', 'high'],
  ['All users get errors. Workaround: none.', 'urgent'],
  ['All requests fail, we have not found a workaround yet', 'urgent'],
  ['All requests time out. The workaround no longer works.', 'urgent'],
  ['Is there any workaround? Every request fails.', 'urgent'],
  ['Production was down from 10:00 to 10:20 and is back up', 'normal low'],
  ['The site went down at 10:00. It recovered at 10:20.', 'normal low'],
  ['Production was down last week. Today we want to know why.', 'low'],
  ['production is down, not urgent', 'mixed'],
  ['All users get errors but no customers are affected', 'mixed'],
  ['production is not down', any],
  ['there is no outage', any],
  ['we did not lose any data', any],
  ['What happens if production goes down?', any],
  ['We want to avoid that production goes down', any],
  ['How can we deploy with zero downtime?', 'low'],
  ['If the database is down, do customers lose data?', any],
  ['We scaled the app down to one dyno', any],
  ['the job slowed down', 'high normal'],
  // Other environments
  ['Staging is down', 'normal'],
  ['only staging is down', 'normal'],
  ['The staging app crashes on boot. All requests fail.', 'normal'],
  ['On staging, every request returns 503', 'normal'],
  ['Review apps fail', 'normal'],
  ['our test environment is completely unreachable', 'normal'],
  ['QA is down, production is fine', 'normal'],
  ['The sandbox app is offline. This is not production.', 'normal'],
  ['pre-production is down', 'normal'],
  // Impaired
  ['Production is very slow', 'high'],
  ['Many users are affected', 'high'],
  ['Some customers cannot pay', 'high'],
  ['frequent timeouts in production', 'high'],
  ['Half of the requests fail', 'high'],
  ['30% of users get errors', 'high'],
  ['severely degraded performance', 'high'],
  ['It works again after a restart', 'high normal low'],
  ['Restarting helps for a while', 'high normal low'],
  ['We have a workaround', 'high normal low'],
  ['not all users get errors, several customers report 500s', 'high'],
  ['Background jobs are hours behind', 'high'],
  ['We cannot deploy an important fix', 'high'],
  ['intermittent errors', 'high'],
  ['Most users cannot log in', 'urgent high'],
  ['the app is not responding', 'urgent high'],
  ['the app keeps crashing', 'urgent high'],
  ['H12 since this morning on every page', 'urgent high normal'],
  ['pages are slow', 'high normal'],
  // Ordinary
  ['One feature does not work', 'normal'],
  ['A single report times out', 'normal'],
  ['Only one customer is affected', 'normal'],
  ['All requests fail for one customer', 'normal'],
  ['only one user cannot log in: all her requests return 500', 'normal'],
  ['build fails but production runs', 'normal'],
  ['Our deploys are rejected', 'normal'],
  ['2% of requests fail', 'normal'],
  ['occasional errors', 'normal'],
  ['The newsletter page is broken', 'normal'],
  ['It is just me, on my laptop', 'normal'],
  ['No customers affected', 'normal low'],
  ['0 % of users affected', 'normal low'],
  ['production is fine', 'normal low'],
  ['not urgent', 'normal low'],
  ['This isn’t very urgent, no hurry', 'normal low'],
  ['it can wait until Monday', 'normal low'],
  ['99.9 % of requests succeed', any],
  // Questions
  ['How do I add a domain?', 'low'],
  ['What is the best way to store files?', 'low'],
  ['Is it possible to rename an app?', 'low'],
  ['Just a question about our invoice', 'low'],
  ['feature request: dark mode', 'low'],
  ['How do I copy the production database to staging?', 'low'],
  // German
  ['Die Produktion ist komplett ausgefallen', 'urgent'],
  ['Niemand kann sich anmelden', 'urgent'],
  ['Alle Kunden bekommen Fehler', 'urgent'],
  ['Totalausfall seit 14 Uhr', 'urgent'],
  ['Die Seite ist nicht erreichbar', 'urgent'],
  ['Nicht dringend, nur eine Frage', 'normal low'],
  ['Keine Kunden betroffen', 'normal low'],
  ['Nur Staging ist down', 'normal'],
  ['Einige Kunden können nicht bezahlen', 'high'],
  ['Die Seite ist sehr langsam', 'high'],
  ['Alle Nutzer bekommen Fehler, kein Workaround', 'urgent'],
  ['Nur ein Kunde ist betroffen', 'normal'],
  ['Die Produktion war down, läuft jetzt wieder', 'normal low'],
  ['Wie kann ich eine Domain hinzufügen?', 'low'],
  // French
  ['La production est en panne', 'urgent'],
  ['Personne ne peut se connecter', 'urgent'],
  ['Tous les utilisateurs ont des erreurs', 'urgent'],
  ['Pas urgent', 'normal low'],
  ['Aucun client n’est touché', 'normal low'],
  ['Le site est très lent', 'high'],
  ['Certains clients ne peuvent pas payer', 'high'],
  ['Seulement en préproduction : tout est en panne', 'normal'],
  ['Un seul utilisateur a le problème', 'normal'],
  ['Comment faire pour ajouter un domaine ?', 'low'],
  // Spanish
  ['La producción está caída', 'urgent'],
  ['Nadie puede iniciar sesión', 'urgent'],
  ['Todos los clientes reciben errores', 'urgent'],
  ['No es urgente', 'normal low'],
  ['Ningún cliente afectado', 'normal low'],
  ['Solo en pruebas: el sitio está caído', 'normal'],
  ['El sitio va muy lento', 'high'],
  ['Algunos clientes no pueden pagar', 'high'],
  ['Un solo usuario no puede entrar', 'normal'],
  ['¿Cómo puedo añadir un dominio?', 'low'],
  // Written later, without a look at the rules
  ['Our production app went down an hour ago and customers are calling', 'urgent'],
  ['We are completely dead in the water, the store does not load for anybody', 'urgent'],
  ['Payments are failing for everybody', 'urgent'],
  ['users get H10 on every page, app won’t boot', 'urgent'],
  ['Checkout broken for all customers since last deploy', 'urgent'],
  ['Outage', 'urgent'],
  ['SEV1: api.acme.com unreachable worldwide', 'urgent'],
  ['Our application is crashing and all our clients are unable to work', 'urgent'],
  ['None of our users can sign in', 'urgent'],
  ['The primary database has disappeared and the site shows an application error for everyone', 'urgent'],
  ['We lost a day of customer records', 'urgent'],
  ['Everyone sees an application error page', 'urgent'],
  ['the website shows "Application error" to all visitors', 'urgent'],
  ['Site slow, p95 went from 200 ms to 8 s', 'high normal'],
  ['Around a third of checkouts fail with H12', 'high'],
  ['Customers complain about slowness', 'high normal'],
  ['Random 503s for a subset of users', 'high'],
  ['Some of our enterprise clients get timeouts', 'high'],
  ['One in five requests fails', 'high'],
  ['We can only keep the site up by restarting the dynos every 20 minutes', 'high normal low'],
  ['Rolling back helped, but we need to ship the new version', 'high normal low'],
  ['The app restarts every few hours because of R14', 'urgent high normal'],
  ['Emails go out 3 hours late', any],
  ['Our CI cannot deploy to the review app', 'normal'],
  ['A colleague gets 403 when he opens the dashboard', 'urgent high normal'],
  ['Small visual glitch', 'normal'],
  ['wrong currency in the invoice PDF', any],
  ['log drain drops lines now and then', 'normal'],
  ['Scheduler skipped one run', any],
  ['Nothing is on fire, just wondering if HTTP/2 is supported', 'low'],
  ['Could you tell me which regions have Fir?', 'low'],
  ['Where can I find the SOC 2 report?', 'low'],
  ['We need an invoice for October', 'low'],
  ['Would it be possible to raise the connection limit?', 'low'],
  ['No rush at all', 'normal low'],
  ['This is not blocking us', 'normal low'],
  ['users are unaffected', 'normal low'],
  ['There’s no impact on customers so far', 'normal low'],
  ['It doesn’t affect production', 'normal low'],
  ['Zero customer impact', 'normal low'],
  ['it happened once, cannot reproduce', any],
  ['dev environment only', 'normal low'],
  ['this happens in our staging pipeline', 'normal low'],
  ['The incident is over but we would like a root cause', 'normal low'],
  ['We were down for 40 minutes this morning, everything fine now', 'normal low'],
  ['it resolved itself after 10 minutes', 'normal low'],
  ['The site went down twice yesterday, stable since', 'normal low'],
  ['urgent!!! please help asap', any],
  ['I do not think production is down', any],
  ['Production is up, but the admin page is down', 'normal'],
  ['Our status page says we are down but we are not', any],
  ['dringend: kein Kunde kann bestellen', 'urgent'],
  ['Der Shop ist seit 10 Uhr nicht mehr erreichbar', 'urgent'],
  ['Alle Anfragen liefern 503', 'urgent'],
  ['Es eilt nicht, betrifft nur unsere Testumgebung', 'normal low'],
  ['Seite lädt extrem langsam, Neustart hilft kurz', 'high'],
  ['Le site est hors ligne pour tous nos clients', 'urgent'],
  ['Rien ne marche plus', 'urgent'],
  ['Ça ne touche que la préprod', 'normal low'],
  ['El servicio está caído para todos', 'urgent'],
  ['La aplicación no arranca desde el despliegue', 'urgent'],
  ['no afecta a los clientes, puede esperar', 'normal low'],
  ['Since the 9am release all traffic to the storefront returns H10', 'urgent'],
  ['No customer is able to place an order', 'urgent'],
  ['The entire platform is inaccessible', 'urgent'],
  ['API returning 500 on all endpoints', 'urgent'],
  ['Production DB refuses connections, app unusable', 'urgent'],
  ['Everything was fine until noon, now nobody gets in', 'urgent'],
  ['our app will not boot after the stack upgrade and customers are offline', 'urgent'],
  ['Complete loss of service for 12,000 hospitals', 'urgent'],
  ['The app is up but nobody can pay', 'urgent'],
  ['Login works, but checkout fails for every customer', 'urgent'],
  ['Staging was fine, production crashed on release', 'urgent'],
  ['Most requests time out, a few get through', 'urgent high'],
  ['5 of our 40 clients report errors', 'high'],
  ['Response times doubled since Monday', 'high'],
  ['The worker queue is backing up', any],
  ['The site is up again but very slow', 'high'],
  ['Customers in Australia get timeouts', 'urgent high normal'],
  ['We restart the dynos by hand every hour to keep it running', 'high normal low'],
  ['There is a temporary workaround in place, still annoying', 'high normal low'],
  ['A single webhook is not delivered', 'normal'],
  ['a user reported a broken link', 'urgent high normal'],
  ['My local build fails', 'normal'],
  ['Typo in the docs', 'normal low'],
  ['Please increase our router limits', any],
  ['What is the difference between Cedar and Fir?', 'low'],
  ['Can we get a copy of the DPA?', 'low'],
  ['When will heroku-26 become default?', 'low'],
  ['Does Heroku support IPv6?', 'low'],
  ['Low prio: please rename our team', 'normal low'],
  ['Feel free to answer next week', any],
  ['customers have not noticed anything', 'normal low'],
  ['the outage yesterday lasted 10 minutes, all good now', 'normal low'],
  ['If nobody can log in tomorrow we will call you', any],
  ['Not production, just a demo', 'normal low'],
  ['we expect downtime', any],
  ['This does not happen in production', 'normal low'],
  ['Kunden können nicht bestellen', 'urgent high'],
  ['Wir haben einen Workaround', 'high normal low'],
  ['aucune urgence, simple question', 'normal low'],
  ['Les clients ne peuvent plus payer', 'urgent high'],
  ['Nuestros clientes no pueden comprar', 'urgent high'],
  // Nothing to go by
  ['', any],
  ['Please look at this', any],
  ['traffic is down 3% week over week', any],
];

describe('which choices draw no remark', () => {
  test.each(table)('%j → %s', (words, fitting) => expect(unremarked(words)).toBe(fitting));

  test('every example in priorities.yml but "no workaround" belongs to its own priority alone', () => {
    const strays = priorities.flatMap((id) =>
      definitions[id].examples.filter((words) => {
        const fits = unremarked(words).split(' ');
        return !fits.includes(id) || fits.length === priorities.length;
      }),
    );
    expect(strays).toEqual(['no workaround']);
  });
});

describe('what is said about a choice', () => {
  test('too high: the exact words are quoted beside the definition that fits them', () => {
    const { fit, suggested, quotes, sentence } = adviser.advise(
      'urgent',
      'Checkout fails.\nBut ONLY  staging.',
    );
    expect({ fit, suggested, quotes }).toEqual({
      fit: 'too-high',
      suggested: 'normal',
      quotes: ['ONLY staging'],
    });
    expect(sentence).toContain(
      'You chose Urgent, but “ONLY staging” reads more like Normal: An ordinary problem.',
    );
    expect(sentence).toContain('You decide.');
  });

  test('too low: what the higher priority sets off is said', () => {
    const { suggested, quotes, sentence } = adviser.advise('low', 'Sorry to ask: nobody can log in');
    expect({ suggested, quotes }).toEqual({ suggested: 'urgent', quotes: ['nobody can log in'] });
    expect(sentence).toContain(definitions.urgent.happens);
  });

  test('words that point both ways suggest nothing and quote both', () => {
    const { suggested, quotes } = adviser.advise('urgent', 'Production is down. Not urgent.');
    expect({ suggested, quotes }).toEqual({ suggested: null, quotes: ['Production is down', 'Not urgent'] });
  });

  test('a choice that fits, and words that tell nothing, draw no sentence', () => {
    expect(adviser.advise('urgent', 'All users get errors')).toEqual({
      fit: 'fits',
      suggested: null,
      quotes: ['All users get errors'],
      sentence: '',
    });
    expect(adviser.advise('low', 'Hello').sentence).toBe('');
  });

  test('any text gets an answer, and every quote stands in it', () => {
    const word = fc.oneof(
      fc.constantFrom(...table.flatMap(([words]) => words.split(' '))),
      fc.constantFrom(
        'down',
        'not',
        'no',
        'workaround:',
        '\n',
        '.',
        '?',
        ',',
        'staging',
        'all',
        'users',
        '%',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(...priorities), (words, chosen) => {
        const text = words.join(' ');
        const { fit, suggested, quotes, sentence } = adviser.advise(chosen, text);
        const seen = text.normalize('NFC').replace(/\s+/g, ' ');
        expect(quotes.filter((quote) => !seen.includes(quote))).toEqual([]);
        expect(quotes.length).toBeLessThanOrEqual(3);
        expect(suggested !== null).toBe(fit === 'too-high' || fit === 'too-low');
        expect(suggested).not.toBe(chosen);
        expect(sentence === '').toBe(fit === 'fits' || fit === 'unclear');
      }),
      { numRuns: 500 },
    );
  });

  test('20,000 characters of the worst repetition are read within a second', () => {
    const hard = ['all users ', 'production ', 'we it app ', 'no ', 'how do ', 'H12 ', '1 ', 'one of the '];
    const slowest = Math.max(
      ...hard.map((words) => {
        const start = performance.now();
        adviser.advise('normal', words.repeat(20_000 / words.length));
        return performance.now() - start;
      }),
    );
    expect(slowest).toBeLessThan(1000);
  });
});

describe('a question for an architect inside a ticket', () => {
  test.each([
    'How should we design our app for Black Friday?',
    'We would like an architecture review of our setup',
    'Which dyno type should we take for 4,000 requests a second?',
    'Capacity planning for the campaign in March',
    'We are planning to migrate to a Private Space',
    'What do you recommend for multi-region?',
    'How can we reduce our costs?',
    'Should we split the app into services?',
    'We want to prepare so that the site never goes down on Black Friday',
    'Was empfehlt ihr für unsere Architektur?',
    'Quelles sont les bonnes pratiques pour la base ?',
    'Preguntas sobre arquitectura y buenas prácticas',
    'H12 every Friday evening under load; what is the best way to scale?',
  ])('%j is offered a CSA', (words) => expect(adviser.offerCsa(words)?.to).toBe('csa'));

  test.each([
    'Production is down. What do you recommend?',
    'Nobody can log in since our architecture change',
    'One report times out, what is the best way to fix it?',
    'Many users are affected, load testing did not show it',
    'How do I add a domain?',
    'The deploy fails',
    '',
  ])('%j is not', (words) => expect(adviser.offerCsa(words)).toBeNull());

  test('the offer quotes and leaves both ways open', () => {
    const offer = adviser.offerCsa('Architecture review please');
    expect(offer?.quotes).toEqual(['Architecture review']);
    expect(offer?.sentence).toContain('or go on with the ticket');
  });
});

describe('an outage inside a request to an architect', () => {
  test.each([
    'The site is down since 14:05, please advise',
    'Customers cannot check out',
    'H12 since this morning, thousands of them',
    'A burst of H10 errors',
    '3,000 R14 errors',
    'Alle Kunden bekommen Fehler',
    'Most users cannot log in after the migration',
    'we are losing orders',
  ])('%j is offered a ticket', (words) => expect(adviser.offerTicket(words)?.to).toBe('ticket'));

  test.each([
    'We want to avoid going down on Black Friday',
    'Last year the site was down on Black Friday',
    'If the database goes down, how do we fail over?',
    'H12 every Friday evening under load',
    'How do others handle 90 % reads?',
    'Our app is slow under load and we want to optimise it',
    'Staging is down, but our question is about sizing',
    'The outage is over, everything is back to normal. How do we design for the next one?',
    '',
  ])('%j is not', (words) => expect(adviser.offerTicket(words)).toBeNull());
});
