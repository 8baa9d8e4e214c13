import type { OfficeStandingInput } from '../ledger/office/record-office-standing.js';
import type { Office } from '../ledger/shapes.js';

export const SECRETARY: Office = {
  title: 'Secretary of Homeland Security',
  kind: 'agency-head',
  agency: 'DHS',
  component: null,
  standing: 'held',
};
export const INSPECTOR_GENERAL: Office = {
  title: 'Inspector General of the Department of Homeland Security',
  kind: 'inspector-general',
  agency: 'DHS',
  component: null,
  standing: 'held',
};
export const INSPECTOR_GENERAL_OF_JUSTICE: Office = {
  title: 'Inspector General of the Department of Justice',
  kind: 'inspector-general',
  agency: 'DOJ',
  component: null,
  standing: 'held',
};
export const ICE_DIRECTOR: Office = {
  title: 'Director of Immigration and Customs Enforcement',
  kind: 'component-head',
  agency: 'DHS',
  component: 'ICE',
  standing: 'acting',
};
export const FIELD_OFFICE_DIRECTOR: Office = {
  title: 'Field Office Director, Enforcement and Removal Operations',
  kind: 'other',
  agency: 'DHS',
  component: 'ICE',
  standing: 'held',
};
export const DISCLOSURE_MANAGER: Office = {
  title: 'Disclosure Manager',
  kind: 'other',
  agency: 'Treasury',
  component: 'IRS',
  standing: 'held',
};

type Held = Pick<OfficeStandingInput, 'from'> & Partial<OfficeStandingInput>;

const standing = (office: Office, held: Held): OfficeStandingInput => ({
  occurredOn: held.from,
  title: office.title,
  kind: office.kind,
  officeAgency: office.agency,
  component: office.component,
  standing: office.standing ?? 'held',
  ...held,
});

const commissioner = (held: Held): OfficeStandingInput =>
  standing(
    {
      title: 'Commissioner of Internal Revenue',
      kind: 'other',
      agency: 'Treasury',
      component: 'IRS',
      standing: 'acting',
    },
    held,
  );

/** Who could sign or approve on a day: offices over time, never who held them. */
export const OFFICE_STANDINGS: readonly OfficeStandingInput[] = [
  standing(SECRETARY, { from: '2025-01-25' }),
  standing(INSPECTOR_GENERAL, { from: '2019-07-29' }),
  standing(ICE_DIRECTOR, { from: '2025-02-21' }),
  standing(DISCLOSURE_MANAGER, { from: '2020-01-01', mayApprove: ['6103(i)(2)', '6103(i)(3)(B)'] }),
  commissioner({
    from: '2025-01-20',
    to: '2025-02-28',
    source: 'news report of May 2025: announced retirement',
  }),
  commissioner({
    from: '2025-02-28',
    to: '2025-04-16',
    source: 'news report of May 2025: resigned over the agreement',
  }),
];
