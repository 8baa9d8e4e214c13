import { phrases, words } from '../text/fold.js';

/** States, territories and their usual short forms (USPS Publication 28, appendix B). */
export const STATE_CODES: ReadonlySet<string> = new Set(
  words(`
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd
    oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr vi gu as mp
    ala ariz ark calif cal colo conn del fla ill ind kan kans mass mich minn miss mont neb nebr nev okla
    ore oreg penn tenn tex wash wis wisc wyo
  `),
);

/** Left out: New York and Washington, which name a town as often as a state. */
export const STATE_NAMES: ReadonlySet<string> = new Set(
  phrases(`
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia,
    hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts,
    michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey,
    new mexico, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island,
    south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin,
    wyoming, district of columbia, puerto rico, virgin islands, guam, american samoa,
    northern mariana islands, new york state, washington state
  `),
);

/** The United States. */
export const HOME_NAMES: ReadonlySet<string> = new Set(
  phrases('usa, us, united states, united states of america, estados unidos, eeuu, ee uu'),
);

/** Countries as people write them, in English, Spanish and their own Latin spelling, folded. */
export const COUNTRIES: ReadonlySet<string> = new Set([
  ...HOME_NAMES,
  ...phrases(`
    mexico, mx,
    guatemala, honduras, el salvador, nicaragua, costa rica, panama, belize, cuba, haiti, jamaica,
    dominican republic, republica dominicana, rep dominicana, trinidad and tobago, bahamas, barbados,
    colombia, venezuela, ecuador, peru, bolivia, chile, argentina, uruguay, paraguay, brazil, brasil,
    guyana, suriname, guyane, canada, spain, espana, portugal, france, germany, deutschland, italy, italia,
    netherlands, nederland, belgium, belgie, belgique, luxembourg, switzerland, schweiz, suisse, svizzera,
    austria, osterreich, sweden, sverige, norway, norge, denmark, danmark, finland, suomi, iceland,
    poland, polska, czechia, cesko, czech republic, slovakia, slovensko, hungary, magyarorszag, romania,
    bulgaria, greece, croatia, hrvatska, serbia, srbija, slovenia, bosnia, montenegro, albania, shqiperia,
    kosovo, north macedonia, ukraine, russia, belarus, moldova, lithuania, latvia, estonia, turkey, turkiye,
    armenia, azerbaijan, kazakhstan, uzbekistan, kyrgyzstan, tajikistan, turkmenistan, china, taiwan,
    hong kong, japan, south korea, korea, mongolia, vietnam, viet nam, cambodia, laos, thailand, myanmar,
    malaysia, singapore, indonesia, philippines, pilipinas, sri lanka, bangladesh, nepal, bhutan, pakistan,
    afghanistan, iran, iraq, syria, lebanon, jordan, israel, saudi arabia, yemen, oman, qatar, bahrain,
    kuwait, united arab emirates, uae, egypt, morocco, maroc, algeria, tunisia, libya, sudan, south sudan,
    ethiopia, eritrea, somalia, kenya, uganda, tanzania, rwanda, burundi, congo, cameroon, cameroun, gabon,
    nigeria, ghana, togo, benin, senegal, gambia, guinea, sierra leone, liberia, ivory coast, cote d'ivoire,
    mali, burkina faso, niger, chad, mauritania, angola, zambia, zimbabwe, malawi, mozambique, madagascar,
    south africa, namibia, botswana, australia, new zealand, fiji, samoa, tonga
  `),
]);

/** Where a house has often a name and no number, a few words between commas may be a full address. */
export const HOUSE_NAME_COUNTRIES: ReadonlySet<string> = new Set(
  phrases(`
    united kingdom, uk, great britain, england, scotland, wales, northern ireland, ireland, eire, india
  `),
);

/** Large towns: only to tell `number + town` from `number + street`. Not a gazetteer. */
export const LARGE_TOWNS: ReadonlySet<string> = new Set(
  phrases(`
    new york, new york city, los angeles, chicago, houston, phoenix, philadelphia, san antonio, san diego,
    dallas, san jose, austin, jacksonville, fort worth, columbus, charlotte, indianapolis, san francisco,
    seattle, denver, washington, boston, el paso, nashville, detroit, oklahoma city, portland, las vegas,
    memphis, louisville, baltimore, milwaukee, albuquerque, tucson, fresno, sacramento, kansas city, mesa,
    atlanta, omaha, colorado springs, raleigh, miami, long beach, virginia beach, oakland, minneapolis,
    tulsa, tampa, arlington, new orleans, wichita, cleveland, bakersfield, aurora, anaheim, honolulu,
    santa ana, riverside, corpus christi, lexington, stockton, st louis, saint louis, saint paul,
    cincinnati, pittsburgh, newark, brownsville, laredo, mcallen, brooklyn, bronx, queens, san juan,
    rancho cucamonga, rancho cordova, rancho mirage, salinas, yuma, nogales
  `),
);

/** Two-letter codes that are just as well a kind of street. */
export const STATE_OR_STREET: ReadonlySet<string> = new Set(['ct']);
