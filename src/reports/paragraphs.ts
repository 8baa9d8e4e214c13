/** A paragraph of 6103 as the report of 6103(p)(3)(C) names it. */
export type Paragraph = {
  /** Column "Disclosure To/For". */
  readonly to: string;
  /** Column "IRC Section 6103 Subsection". */
  readonly subsection: string;
  /** General purposes of requests under it, 6103(p)(3)(C)(ii). */
  readonly purpose: string;
  /** Whether the name of the row was seen in an edition that the Joint Committee published (JCX-21-19). */
  readonly seen: boolean;
};

const paragraph = (
  subsection: string,
  to: string,
  purpose: string,
  seen = false,
): readonly [string, Paragraph] => [subsection, { to, subsection, purpose, seen }];

const CRIMINAL = 'Federal agencies, nontax criminal';

/** In the order of the statute. Source: JCX-21-19 where `seen`; otherwise the headings of 6103. */
const PARAGRAPHS = new Map<string, Paragraph>([
  paragraph('(c)', 'Tax Checks', 'Disclosure to a designee of the taxpayer', true),
  paragraph('(d)', 'State Tax Agencies', 'Administration of State tax laws', true),
  paragraph('(f)', 'Committees of Congress', 'Work of the committees'),
  paragraph('(g)', 'President and certain other persons', 'Requests of the President'),
  paragraph('(h)', 'Department of Justice, tax administration', 'Tax administration'),
  paragraph('(i)(1)', CRIMINAL, 'Nontax criminal matters, on an ex parte order of a court'),
  paragraph(
    '(i)(2)',
    CRIMINAL,
    'Nontax criminal matters, on written request, other than taxpayer return information',
  ),
  paragraph('(i)(3)', CRIMINAL, 'Possible violations of criminal law, and emergencies'),
  paragraph('(i)(5)', CRIMINAL, 'Locating fugitives from justice'),
  paragraph('(i)(7)', CRIMINAL, 'Terrorist activities'),
  paragraph('(i)(8)', 'Government Accountability Office', 'Audits by the Comptroller General'),
  paragraph('(j)', 'Statistical use', 'Statistics'),
  paragraph('(k)', 'Certain tax administration purposes', 'Tax administration'),
  paragraph('(l)', 'Purposes other than tax administration', 'As each paragraph of (l) provides'),
]);

const SUBSECTION = /^6103(\([a-z]\)(?:\(\d{1,2}\))?)/;

/** The row under which an authority as recorded falls; `undefined`: none recorded, or none known. */
export const paragraphOf = (authority: string | null): Paragraph | undefined => {
  const [, found = ''] = SUBSECTION.exec(authority ?? '') ?? [];
  return PARAGRAPHS.get(found) ?? PARAGRAPHS.get(found.slice(0, 3));
};
