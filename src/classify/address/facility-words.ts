import { phrases, words } from '../text/fold.js';

/** Places where somebody is held, in one word. */
export const FACILITY_WORDS: ReadonlySet<string> = new Set(
  words(`
    detention detentions detained detainee jail gaol prison penitentiary correctional corrections
    incarcerated incarceration inmate imprisoned custody reformatory workhouse lockup fci fcc fdc usp mdc mcc spc icpc
    detencion detenido detenida carcel prision presidio penal penitenciaria reclusorio encarcelado
    encarcelada preso presa custodia
  `),
);

/** Offices of agencies, in one word. */
export const AGENCY_WORDS: ReadonlySet<string> = new Set(
  words(`
    dhs hsi ero ice uscis cbp eoir orr fbi dea irs usms immigration homeland inmigracion migracion police
    policia sheriff sheriff's sheriffs probation parole
  `),
);

/** `processing center`: the first word alone says little, the second nothing. */
export const FACILITY_LEADS: ReadonlySet<string> = new Set(
  words('processing service residential holding reentry removal'),
);
export const FACILITY_KINDS: ReadonlySet<string> = new Set(
  words('center centre ctr facility fac house unit complex station court'),
);

/** The same in several words. */
export const FACILITY_PHRASES = phrases(`
  border patrol, field office, criminal justice, removal operations, refugee resettlement,
  customs and border, juvenile hall
`);

/** Houses of other kinds, of which the law of rule 5 says nothing; people live in some of them. */
export const OTHER_INSTITUTIONS: ReadonlySet<string> = new Set(
  words(`
    shelter shelters hospital clinic hospice asylum sanatorium ymca ywca salvation halfway
    hotel motel hostel dormitory dorm monastery cathedral synagogue mosque school academy
    courthouse consulate consulado embassy embajada
    albergue hospicio clinica posada iglesia catedral templo mezquita sinagoga escuela colegio universidad
    monasterio
  `),
);

/** The same, which name towns as well: Falls Church, College Station. */
export const INSTITUTIONS_AND_TOWNS: ReadonlySet<string> = new Set(
  words(`
    church chapel temple mission college university seminary convent priory refugio santuario convento
    parroquia
  `),
);

/** For whom a shelter is: there the word does not say that nothing is known. */
export const SHELTERED: ReadonlySet<string> = new Set(
  words('homeless houseless unhoused transient transients vagrants indigente indigentes'),
);

/** Where a parish is a county. */
export const STATE_OF_PARISHES: ReadonlySet<string> = new Set(words('la louisiana'));
