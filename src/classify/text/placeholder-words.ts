import { words } from './fold.js';

/** Words that by themselves say that nothing is known, given or fixed. */
export const SAYS_NOTHING = words(`
  unknown unk unkn unidentified homeless transient vagrant drifter itinerant nomad whereabouts
  failed fails failure fail refused refuses refuse refusal declined declines withheld withhold
  undisclosed unlisted unavailable unspecified undetermined unreported undefined unstated unverified
  unobtainable unassigned unlocatable undeliverable unhoused houseless ukn idk
  redacted missing confidential anytown nowhere illegible
  desconocido desconocida desconocidos desconoce ignora indigente vagabundo vagabunda ambulante
  ninguno ninguna rehuso rehusa nego niega ilocalizable ilegible
  desconhecido desconhecida inconnu inconnue sconosciuto unbekannt nieznany
  неизвестно неизвестен неизвестныи бездомныи άγνωστο αγνωστο αγνωστη 不明 未知 不詳 없음 미상 مجهول אין
`);

/** Words that say nothing only where no other word stands beside them. */
export const SAYS_NOTHING_ALONE = words(`
  n/a na n-a none null nil nothing no not never without non nor cannot cant can't wouldn't wouldnt don't dont won't wont
  didn't didnt doesn't doesnt hasn't hasnt haven't unable absent lack lacks
  same ditto idem above below see refer tbd tba tbp pending follow various blank empty vacant
  testing dummy test placeholder fake bogus ref sample example dunno moved file determinar enblanco
  atlarge deceased removed deported absconded fugitive invalid incomplete wrong bad
  anywhere somewhere someplace streets lives living resides stays sleeps
  sin nada ni nunca tampoco mismo misma ver vea pendiente falta faltante omitido vacio calle vive
  negativo inexistente carece prueba reservado anonimo
  нет 无 無
`);

/** Words that may stand around them. By themselves they say neither. */
export const MAY_STAND_BESIDE = words(`
  2 4 a an the of to at on in is are was as or and be been by for from has have had he her his him it its
  she their they them this that we i my me do does did with could would will still now currently
  subject alien person individual respondent applicant officer agent detainee migrant
  address addresses addr adress addy domicile residence abode home house housing car vehicle street st
  road rd city town state zip code zipcode county country number name line place location locator
  mailing physical postal residential known fixed permanent current present temporary last recent time
  provide provided provides give gives gave given answer answers state stated states specify specified
  disclose disclosed list listed available applicable record recorded records report reported enter
  entered obtain obtained determine determined verify verified verification confirm confirmed
  files found find furnish furnished supply supplied received response information info data detail
  details documentation attached attachment remarks notes note narrative comments previous previously
  before prior earlier say said tell told know knows thing any yet care cares remember remembers recall contact advise advised avail left large
  loose letter passport petitioner mother with as per whom blanco recuerda recuerdo acuerda tengo cuenta
  con localizado localizada desea so sure exist exists seen
  el la los las lo le de del al en un una y o se su sus es esta fue ha tiene tienen tener hay dio da
  dar dijo quiso quiere proporciono proporcionar proporcionado proporcionada proporciona contesto
  contesta contestar sabe saben conocido conocida disponible aplica aplicable especificado especificada
  registrado registrada declarado declaro indico indica importa existe domicilio direccion residencia
  casa hogar techo morada fijo fija permanente actual datos dato informacion expediente archivo arriba
  anterior por para persona sujeto situacion numero documento
`);
