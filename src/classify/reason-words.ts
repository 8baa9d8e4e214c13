import { words } from './text/fold.js';

/** Words that carry no reason. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  words(`
    a an and any are as at be been being by can could for from has have he her his if in into is it its may
    might must no not of on or our shall she should so such that the their them there these they this those
    to under upon was we were where which who whom whose why will with within would you your s also all
    el la los las de del y o en para por con que se su sus un una es al lo
  `),
);

/** Words of 26 U.S.C. 6103(i)(2) and of the statutes usually cited with it. */
export const STATUTE_WORDS: ReadonlySet<string> = new Set(
  words(`
    usc u.s.c code title section sec subsection paragraph subparagraph clause statute statutes statutory act
    law provision provisions designated pursuant accordance authorized authority authorised required
    requires relevant relevance disclosure disclosed disclose taxpayer taxpayers return returns identity
    specific reason reasons nontax tax federal criminal proceeding proceedings investigation preparation
    judicial administrative grand jury pertaining enforcement solely irc internal revenue violation
    violations willful willfully failure depart fails final order removal penalties penalty
  `),
);

/** Words that alone, or with a number beside them, point at a statute. */
export const CITES_STATUTE: ReadonlySet<string> = new Set(
  words(`
    usc u.s.c section sec subsection paragraph subparagraph clause statute statutes statutory provision
    designated pursuant irc relevant relevance disclosure disclose disclosed nontax
  `),
);

/** Words that would fit every request that an agency could make. */
export const GENERAL_WORDS: ReadonlySet<string> = new Set(
  words(`
    law enforcement purpose purposes official use uses government governmental business duty duties
    criminal civil immigration investigation investigations investigative investigate investigating case
    cases matter matters ongoing active pending current currently open need needs needed necessary
    request requested requesting requests information info data address addresses name last known locate
    locating location find finding whereabouts identify identification identity verify verification confirm
    update alien aliens noncitizen subject subjects person persons individual individuals target removal
    remove deport deportation arrest apprehend apprehension prosecution prosecute public safety national
    security interest mission agency department homeland dhs hsi ero ice operation operations enforce
    assist assistance support help further furtherance lead leads record records general routine standard
    background check crime crimes illegal priority initiative program review other various tax taxpayer
    aplicacion ley fines investigacion penal migratoria localizar ubicar persona direccion seguridad
    publica uso oficial sujeto
    please kindly thank thanks process processing processed batch list lists file files attached asap
    urgent urgently quick quickly soon immediately expedite expedited submit submitted send sent return
    returned receive received issued opened entered dated result results below above following
    porfavor favor gracias solicitud lote
  `),
);

/** Verbs of which the form does not show that they tell something: irregular pasts, and reports. */
export const TELLING_WORDS: ReadonlySet<string> = new Set(
  words(`
    left went came took told said says states shows showed found paid pays sold bought met saw kept got gave
    wrote knew hid fled ran drove lived lives works moves rents owns began became brought built caught chose
    drew fell felt flew forgot grew heard held lent lost made put read rode rose sought spent spoke stood
    stole swore taught threw wore won remains resides stays receives reports
    dijo dice vive vivia trabaja trabajaba salio huyo fue mudo pago vendio compro dejo declaro trajo vino
  `),
);

/** Months, whole and cut short, in English and Spanish. */
export const MONTHS: ReadonlySet<string> = new Set(
  words(`
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  `),
);
