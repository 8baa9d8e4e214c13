import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { copied, inspected, redisclosed, used } from '../../src/statute/examples-information.js';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  mailingAddress,
  receipt,
} from '../../src/statute/examples.js';
import { conductOf } from '../../src/statute/packs/usc-26-6103/orders/conduct.js';
import { knownFor } from '../../src/statute/record.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

/** Of the last fact told. */
const conduct = (...given: readonly Told[]) => {
  const facts = recordedFacts(given);
  const question = { dossier: dossierOf(facts), act: facts.at(-1)!, line: 1, knownAt: 99 };
  return conductOf(new View(knownFor(question, new Set()), () => true));
};

const OF_ICE = { ...agentOne, agency: 'ICE' };
const NOTES = item('interview-notes');
const ASKED: readonly Told[] = [letter({ items: [NOTES] }), line(), receipt({ items: [NOTES] })];
const TOLD = disclosed({ items: [mailingAddress], authority: '6103(d)' });

describe('what a disclosure is to an order', () => {
  it('is done by whoever makes it, and of the IRS’s side by the IRS as well', () => {
    expect(conduct({ ...disclosed(), agency: 'Treasury' })?.actor).toEqual({
      names: ['Treasury', 'IRS'],
    });
    expect(conduct({ ...disclosed(), side: 'agency', agency: 'SSA' })?.actor).toEqual({
      names: ['SSA'],
    });
  });

  it('is made on the authority that it states, of the items that it states', () => {
    expect(conduct(...ASKED, TOLD)).toMatchObject({
      deed: 'disclose',
      authorities: ['6103(d)'],
      items: [mailingAddress],
      told: ['DHS'],
    });
  });
});

describe('what is done with information by whoever has it', () => {
  it.each([
    ['use', used({ user: OF_ICE }), used({ user: null }), 'user'],
    ['copy', copied({ holder: OF_ICE }), copied({ holder: null }), 'holder'],
    ['redisclose', redisclosed({ by: OF_ICE }), redisclosed({ by: null }), 'by'],
  ] as const)('to %s', (deed, named, nameless, field) => {
    expect(conduct(...ASKED, TOLD, named)).toMatchObject({
      deed,
      actor: { names: ['ICE'] },
      authorities: ['6103(d)'],
      items: [mailingAddress],
    });
    expect(conduct(...ASKED, TOLD, nameless)?.actor).toEqual({ names: ['DHS'], unnamed: field });
  });

  it('is, when passed on, of what was passed on, else of what was obtained', () => {
    expect(conduct(...ASKED, TOLD, redisclosed({ items: [NOTES] }))?.items).toEqual([NOTES]);
    expect(conduct(...ASKED, TOLD, redisclosed({ items: null }))?.items).toEqual([mailingAddress]);
  });
});

describe('who had been told what is handled', () => {
  const handled = used({ user: OF_ICE });
  const told = (...given: readonly Told[]) => conduct(...given, handled)?.told;
  it('is whom the disclosures name, else who asked', () => {
    const toJustice = disclosed({ recipientAgency: 'DOJ' });
    expect(told(...ASKED, toJustice, TOLD, TOLD)?.toSorted()).toEqual(['DHS', 'DOJ']);
    expect(told(...ASKED, disclosed({ recipientAgency: null }))).toEqual([null]);
    expect(told(...ASKED)).toEqual(['DHS']);
  });

  it('is who opens it, inside government', () => {
    const opened = inspected({ inspector: OF_ICE, recipientAgency: 'DHS' });
    expect(conduct(opened)?.told).toEqual(['ICE', 'DHS']);
  });
});

describe('who opens a file', () => {
  it.each([
    [{ inspector: OF_ICE, recipientAgency: 'DHS' }, { names: ['ICE', 'DHS'] }],
    [
      { inspector: OF_ICE, recipientAgency: null },
      { names: ['ICE'], unnamed: 'recipientAgency' },
    ],
    [
      { inspector: null, recipientAgency: 'ICE' },
      { names: ['DHS', 'ICE'], unnamed: 'inspector' },
    ],
    [
      { inspector: null, recipientAgency: null },
      { names: ['DHS'], unnamed: 'inspector' },
    ],
  ])('%j', (told, actor) => {
    expect(conduct(...ASKED, TOLD, inspected(told))?.actor).toEqual(actor);
  });
});

describe('under which paragraph a file is opened', () => {
  const opened = inspected({ authority: '6103(h)(1)' });
  it.each<[string, readonly Told[], readonly string[]]>([
    ['that under which it was obtained', [...ASKED, TOLD], ['6103(d)']],
    ['that of the letter, where nothing was told yet', ASKED, ['6103(i)(2)']],
    ['that of the disclosure, where nobody asked by letter', [TOLD], ['6103(d)']],
    ['that stated, inside the IRS', [], ['6103(h)(1)']],
    ['that stated, before anything was told', [on('2025-08-12', TOLD)], ['6103(h)(1)']],
  ])('%s', (_, given, authorities) => {
    expect(conduct(...given, opened)).toMatchObject({ deed: 'inspect', authorities });
  });
});

it('of a letter there is nothing that an order forbids', () => {
  expect(conduct(letter())).toBeUndefined();
});
