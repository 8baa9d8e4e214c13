import type { Exchange } from '../../stories/at-size/truth.js';
import type { Client } from './service.js';

type Counts = {
  readonly disclosures: readonly {
    readonly reading: string;
    readonly element: string;
    readonly disclosures: number;
  }[];
};
type Request = { readonly lines: { readonly requested: number; readonly disclosed: number } };

/** What the API says of the exchange, beside what is true of it. @throws Error where they differ. */
export const checkCounts = async (
  client: Client,
  request: string,
  { lines, disclosed, tinMatched }: Exchange,
): Promise<void> => {
  const { text } = await client.send(`/v1/requests/${request}`);
  const { requested, disclosed: given } = (JSON.parse(text) as Request).lines;
  const counted = await client.send(`/v1/findings/counts?request=${request}&reading=DDC_CTR_2026`);
  const { disclosures } = JSON.parse(counted.text) as Counts;
  const by = (element: string): number =>
    disclosures.find((one) => one.element === element)?.disclosures ?? 0;
  const told = [requested, given, by('address'), by('engaged')].join(', ');
  const right = [lines, disclosed, tinMatched, disclosed].join(', ');
  if (told !== right)
    throw new Error(
      `Lines, disclosures, possible breaches by address and by engaged: the API says ${told}; right is ${right}`,
    );
};
