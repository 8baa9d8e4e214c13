import { phrases, words } from '../text/fold.js';

/** Places where somebody is held, sheltered or treated, in one word. */
export const FACILITY_WORDS: ReadonlySet<string> = new Set(
  words(`
    detention detentions detained detainee jail gaol prison penitentiary correctional corrections
    incarcerated incarceration inmate imprisoned custody reformatory workhouse lockup shelter shelters
    hospital asylum fci fcc fdc usp mdc mcc spc icpc
    detencion detenido detenida carcel prision presidio penal penitenciaria reclusorio encarcelado
    encarcelada preso presa custodia albergue
  `),
);

/** Offices of agencies, in one word. */
export const AGENCY_WORDS: ReadonlySet<string> = new Set(
  words(`
    dhs hsi ero ice uscis cbp eoir orr fbi dea irs usms immigration homeland inmigracion migracion police
    policia sheriff sheriff's sheriffs courthouse consulate consulado embassy embajada probation parole
  `),
);

/** `processing center`: the first word alone says little, the second nothing. */
export const FACILITY_LEADS: ReadonlySet<string> = new Set(
  words('processing service residential holding halfway reentry removal transitional'),
);
export const FACILITY_KINDS: ReadonlySet<string> = new Set(
  words('center centre ctr facility fac house unit complex station court'),
);

/** The same in several words. */
export const FACILITY_PHRASES = phrases(`
  border patrol, field office, criminal justice, removal operations, refugee resettlement,
  customs and border, juvenile hall
`);
