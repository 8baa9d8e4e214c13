import { readFileSync } from 'node:fs';

/** As package.json says, one above this folder as built; `undefined`: it says none. */
export const programVersion = (): string | undefined => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version?: string }).version;
};
