import type { LineInput } from '../ledger/request/line.js';
import type { Comparisons, Item, Officer } from '../ledger/shapes.js';

const GIVEN = [
  'Testina', 'Exempla', 'Musterio', 'Sampletta', 'Fictivo', 'Demonstra', 'Placidora', 'Inventia',
  'Modello', 'Patterna', 'Specimena', 'Imaginio', 'Fablina', 'Ejempla', 'Pruebano', 'Muestrina',
]; // prettier-ignore
const FAMILY = [
  'Sampleton', 'Testwell', 'Exampleby', 'Demoreaux', 'Fictivescu', 'Mockingham', 'Specimenko',
  'Invented-Doe', 'Muestra', 'Ejemplarez', 'Prototypov', 'Placeholm', 'Modelsson', 'Imaginati',
  'Testamento', 'Paradigmos', 'Fabulescu', 'Notreale', 'Nessunova', 'Keinersen',
]; // prettier-ignore
const STREETS = [
  'Example Street',
  'Sample Avenue',
  'Specimen Road',
  'Model Boulevard',
  'Prototype Lane',
];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The n-th invented person. Names repeat after some hundred; numbers of area 000 were never issued. */
export const person = (n: number): Pick<LineInput, 'name' | 'tin' | 'address' | 'birthDate'> => ({
  name: `${pick(GIVEN, n)} ${pick(FAMILY, Math.floor(n / GIVEN.length))}`,
  tin: `000-${String(10 + (n % 90))}-${String(1_000 + Math.floor(n / 90)).padStart(4, '0')}`,
  address: `${100 + n} ${pick(STREETS, n)} Apt ${1 + (n % 40)}, Springfield IL 62701`,
  birthDate: `19${String(60 + (n % 40))}-0${String(1 + (n % 9))}-15`,
});

export const officer = (
  officerId: string,
  role: NonNullable<Officer['role']>,
  office = 'Homeland Security Investigations',
  agency = 'DHS',
): Officer => ({ officerId, agency, office, role });

/** An item about the taxpayer for a period; by default the IRS's own copy of a mailing address. */
export const item = (code: string, more: Partial<Item> = {}): Item => ({
  code,
  source: 'irs-generated',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: '2024-04-15',
  claimedClass: null,
  ...more,
});

export const ALL_EQUAL: Comparisons = {
  name: 'equal',
  tin: 'equal',
  address: 'equal',
  birthDate: 'equal',
};
