import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAdviser } from '../../src/tickets/advice.ts';
import { readDefinitions } from '../../src/tickets/priority.ts';

const adviser = createAdviser(readDefinitions(join(import.meta.dirname, '../../content/support')));

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
    'What is the best way to size our database? Nothing is broken.',
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
