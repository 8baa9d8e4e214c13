import { phrases, words } from '../text/fold.js';

/** Kinds of street that hardly name anything else (USPS Publication 28, appendix C). */
export const ENGLISH_STREETS: ReadonlySet<string> = new Set(
  words(`
    st street str stret sreet ave avenue av aven avenu rd road ln lane dr drive drv blvd boulevard boul ct
    court cir circle ter terrace terr way wy pkwy parkway trl trail aly alley xing expy expressway fwy
    freeway tpke turnpike byp bypass cswy causeway cv cove hwys sq tce crescent cres close mews
  `),
);

/** The same in Spanish and, by the Universal Postal Union's address pages, other languages. */
export const STREETS: ReadonlySet<string> = new Set([
  ...ENGLISH_STREETS,
  ...words(`
    calle callejon avenida avda avd carrera cra kra cll diagonal transversal privada calzada paseo
    camino pasaje pje jiron jr bulevar malecon andador prolongacion cerrada circunvalacion
    rua travessa alameda praca estrada ladeira rue impasse chemin quai allee via viale vicolo corso
    piazza piazzale strada lungomare ul ulica ulice utca ut korut cad cadde caddesi sok sokak sokagi
    jl jalan jln gang lorong soi thanon duong pho ngo ngach hem rr cesta trg rruga bdul calea aleea
    strasse gasse stradela ulitsa prospekt pereulok vulytsia naberezhnaya marg galli
  `),
]);

/** Kinds of street that name towns as well: they count only after a number. */
export const STREETS_AND_TOWNS: ReadonlySet<string> = new Set(
  words(`
    pl place plz plaza loop row run path walk pass pike point pt park hill hls ridge rdg hollow holw view
    vista vw bend bnd bridge brg spring springs falls grove grv glen square mall mnr manor mdw meadow mill
    ml lake lk shore shr shores landing lndg crossing center ctr isle island is key garden gdns gardens
    estates estate heights hts harbor canyon creek crk crest fork forest fld field fields green highlands
    knoll knl oval ramp rapids rest shoal spur station sta stravenue summit smt trace trce track union un
    valley vly village vlg well wells commons common gate gateway court yard wharf circus strand tower
    plain plains prairie extension park homes acres
  `),
);

/** The ending of a street's name in languages that write it together. */
export const STREET_ENDING =
  /.{3}(?:str|strasse|straat|gasse|platz|weg|allee|laan|gracht|plein|kade|dijk|singel|gatan|gata|gate|gade|vagen|vej|veien|vegen|torget|katu|kuja|damm|ufer|ring)$/u;

/** A road that goes by a number or by its distance. */
export const ROUTES: ReadonlySet<string> = new Set(
  words(`
    highway hwy route rte interstate freeway carretera carr autopista ruta km kilometro kilometer hm fm cr
    sr csr mile milepost us
  `),
);

/** Written as one word before the text is labelled. */
export const ROUTE_PHRASES = phrases(`
  county road, county rd, county highway, county route, co rd, state road, state rd, state route,
  state highway, state hwy, us highway, us hwy, us route, farm to market, farm to market road, farm road,
  ranch to market, ranch road, ranch rd, forest service road, forest service rd, forest road, mile marker,
  township road, township rd, service road, frontage road
`);

export const DIRECTIONS: ReadonlySet<string> = new Set(
  words(`
    n s e w ne nw se sw north south east west northeast northwest southeast southwest norte sur este oeste
    oriente poniente
  `),
);

export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  words(`
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty hundred uno dos tres cuatro cinco seis siete ocho
    nueve diez
  `),
);
