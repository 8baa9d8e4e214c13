/** `8 U.S.C. § 1253(a)(1)` and `8 USC 1253(a)(1)` cite the same. */
const plain = (citation: string): string => citation.toUpperCase().replaceAll(/[\s.§]+/g, '');

/** Whether a citation is one of these, or a part of one: `8 USC 1253(a)(1)` is among `8 USC 1253`. */
export const isAmong = (statute: string, offences: readonly string[]): boolean =>
  offences.map(plain).some((offence) => {
    const cited = plain(statute);
    return cited === offence || cited.startsWith(`${offence}(`);
  });
