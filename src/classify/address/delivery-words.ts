import { words } from '../text/fold.js';

/** A part of a building, or the building among others of one address (Publication 28, section 213). */
export const UNITS: ReadonlySet<string> = new Set(
  words(`
    apt apartment apmt suite ste unit room rm floor fl flr flat dept department building bldg edificio edif
    piso depto departamento apto apartamento app int interior dpto hangar hngr pier slip stop ph penthouse
    mailstop ofc office attic lgh bus kv bl et sc esc stiege tur
  `),
);

/** A part of a building that needs no number. */
export const SECONDARY: ReadonlySet<string> = new Set(
  words(`
    floor fl bsmt basement frnt front lowr lower rear side upper uppr upstairs downstairs lobby attic ph
    penthouse bajo planta alto altos bajos
  `),
);

/** A piece of land with a number of its own. */
export const LOTS: ReadonlySet<string> = new Set(
  words(`
    lot lt space spc trlr trailer plot parcela parcelas parc manzana mz mza lote casa house block blk bloque
    camp quadra conjunto tract section
  `),
);

/** A named piece of land or houses that can stand in place of a street. */
export const NAMED_PLACES: ReadonlySet<string> = new Set(
  words(`
    ranch rancho farm farms finca hacienda granja estancia cottage cottages villa villas manor lodge rectory
    vicarage homestead plantation barrio bo barriada bda brgy barangay purok sitio sector urb urbanizacion
    ext residencial residencia res cond condominio condominium condo apartments lofts inn colonia col
    fracc fraccionamiento ejido aldea caserio canton comunidad rancheria poblado vereda corregimiento quartier cite lotissement hameau bairro mahalle kelurahan poblacion ward nagar layout
       ingenio batey reparto parroquia urbanization tower towers building university college campus ashram
    vill village dist district tehsil taluk kampung desa lieu-dit lieudit pines estate chalan hamlet moshav
    kibbutz kebele woreda
  `),
);

export const BOXES: ReadonlySet<string> = new Set(
  words(
    `pobox box drawer bin lockbox callerbox pmb apartado apdo casilla postfach bp cp postbus boite`,
  ),
);
export const RURAL_ROUTES: ReadonlySet<string> = new Set(
  words(`rr rfd hc hcr ruralroute highwaycontract starroute rt`),
);
export const MILITARY_UNITS: ReadonlySet<string> = new Set(words(`psc cmr omc uss usns usav`));
export const MILITARY_OFFICES: ReadonlySet<string> = new Set(words(`apo fpo dpo`));
export const MILITARY_STATES: ReadonlySet<string> = new Set(words(`ae ap aa`));
export const GENERAL_DELIVERY = 'generaldelivery';
export const NO_NUMBER = 's/n';

/** Stands before a number: No. 12, # 12. */
export const NUMBER_MARKS: ReadonlySet<string> = new Set(
  words(`# no num numero number nro nr nbr so h/no`),
);

/** With whom somebody stays, or near what: nothing that mail could find. */
export const COMPANY: ReadonlySet<string> = new Set(
  words(`
    care c/o with con mother father brother sister cousin cousins uncle aunt
    friend friends friend's wife husband son daughter parents relative relatives girlfriend boyfriend family
    madre padre hermano hermana primo prima tio tia amigo amiga esposa esposo familia roommate
  `),
);

/** Where a landmark shows the way, as in much of Central America. */
export const LANDMARKS: ReadonlySet<string> = new Set(
  words(`
    frente detras atras lado junto entre esquina cuadra cuadras metros opposite opp near behind beside next corner across contiguo cerca
  `),
);

/** Stand before the name of a town, county or state. */
export const OF_A_PLACE: ReadonlySet<string> = new Set(
  words(
    `city town township village county parish state republic of in the zip code zipcode area near`,
  ),
);

/** Several words that mean one thing, and the token they become. Simple alternations, no nesting. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/ (?:p ?o|post office|postal) (?:box|drawer|bin)(?=[ \d])| pob(?=[ \d])/gu, ' pobox '],
  [/ caller box /gu, ' callerbox '],
  [/ caixa postal | boite postale | apartado postal /gu, ' casilla '],
  [
    / (?:general|gen|gen'l) del(?:ivery)? | lista de correos | poste restante /gu,
    ' generaldelivery ',
  ],
  [/ rural (?:route|rt|rte) /gu, ' ruralroute '],
  [/ rfd (?:route|rt) /gu, ' rfd '],
  [/ (?:highway|hwy) contract(?: route)? /gu, ' highwaycontract '],
  [/ star (?:route|rt|rte) /gu, ' starroute '],
  [/ in care of | care of | % | a cargo de | attn | attention /gu, ' c/o '],
  [/ sin numero | s\/no | sn (?=,)/gu, ' s/n '],
  [/ mobile home(?:s)? /gu, ' park '],
  [/(?<! sin| no) domicilio conocido /gu, ' s/n '],
];
