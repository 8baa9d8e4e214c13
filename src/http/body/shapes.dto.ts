import type { Static } from 'typebox';
import type { Contract } from '../../ledger/information/access.events.js';
import * as shapes from '../../ledger/shapes.js';
import { Code, Codes, DayField, Flag, Id, Int, Maybe, Nested, OneOf, Text } from './fields.js';

// Shapes that several bodies share, as stored: what is left out of them is null, not recorded.

const { properties: office } = shapes.Office;

/** An office, never who holds it. */
export class OfficeDto implements shapes.Office {
  @Text('Title of the office', 200)
  title: string;

  @OneOf(office.kind, 'Which office of 6103(i)(2)(A) it is')
  kind: shapes.Office['kind'];

  @Code('The department: DHS, not ICE')
  agency: string;

  @Maybe(Code('Part of the department, e.g. ICE'))
  component: string | null = null;

  @Maybe(OneOf(office.standing, 'How it was held'))
  standing: shapes.Office['standing'] = null;
}

export class OfficerDto implements shapes.Officer {
  @Maybe(Code('Id of the officer within the agency, never a name'))
  officerId: string | null = null;

  @Code('Agency')
  agency: string;

  @Maybe(Text('Office', 200))
  office: string | null = null;

  @Maybe(OneOf(shapes.Officer.properties.role, 'Role in the matter'))
  role: shapes.Officer['role'] = null;
}

export class MatterDto implements shapes.Matter {
  @Maybe(Code('Number of the matter, as the agency keeps it'))
  reference: string | null = null;

  @Maybe(OneOf(shapes.Matter.properties.kind, 'What it is'))
  kind: shapes.Matter['kind'] = null;

  @Maybe(DayField('Day it was opened'))
  openedOn: string | null = null;

  @Maybe(DayField('Day it was closed'))
  closedOn: string | null = null;

  @Maybe(Flag("The agency's written assurance that an investigation is open on this very person"))
  assurance: boolean | null = null;
}

const { properties: removal } = shapes.RemovalOrder;

export class RemovalOrderDto implements shapes.RemovalOrder {
  @Maybe(Code('Ground of removal, e.g. 8 USC 1227(a)(1)(B)'))
  ground: string | null = null;

  @Maybe(OneOf(removal.arm, 'Arm of 8 U.S.C. 1253(a)(1)'))
  arm: shapes.RemovalOrder['arm'] = null;

  @Maybe(DayField('Day of the order'))
  orderedOn: string | null = null;

  @Maybe(DayField('Appeal dismissed, waived or out of time; in absentia: entry'))
  administrativelyFinalOn: string | null = null;

  @Maybe(DayField("Day of the court's final order, where it was reviewed"))
  courtFinalOn: string | null = null;

  @Maybe(DayField('Day of the failure to act under arms (B) to (D)'))
  failureOn: string | null = null;

  @Maybe(OneOf(removal.status, 'Where it stands'))
  status: shapes.RemovalOrder['status'] = null;
}

const { properties: item } = shapes.Item;

/** A piece of information asked for or made known. */
export class ItemDto implements shapes.Item {
  @Code('What it is, e.g. address')
  code: string;

  @Maybe(OneOf(item.source, 'Where the IRS has it from'))
  source: shapes.Item['source'] = null;

  @Maybe(OneOf(item.artefact, 'What it stands in'))
  artefact: shapes.Item['artefact'] = null;

  @Maybe(OneOf(item.subject, 'Whose it is'))
  subject: shapes.Item['subject'] = null;

  @Maybe(Code('Taxable period: 2023, 2023Q2, 2021..2023'))
  period: string | null = null;

  @Maybe(DayField('As of which day'))
  asOf: string | null = null;

  @Maybe(Code('What the IRS called its class: kept, read by no rule'))
  claimedClass: string | null = null;
}

const { properties: compared } = shapes.Comparisons;

export class ComparisonsDto implements shapes.Comparisons {
  @Maybe(OneOf(compared.name, 'Name'))
  name: shapes.Comparisons['name'] = null;

  @Maybe(OneOf(compared.tin, 'Taxpayer identifying number'))
  tin: shapes.Comparisons['tin'] = null;

  @Maybe(OneOf(compared.address, 'Address'))
  address: shapes.Comparisons['address'] = null;

  @Maybe(OneOf(compared.birthDate, 'Date of birth'))
  birthDate: shapes.Comparisons['birthDate'] = null;
}

export class EmergencyDto implements shapes.Emergency {
  @OneOf(shapes.Emergency.properties.basis, 'Danger to life or flight, 6103(i)(3)(B)')
  basis: shapes.Emergency['basis'];

  @Maybe(Nested(() => OfficeDto, 'Office that stated it'))
  statedBy: OfficeDto | null = null;
}

/** Safeguards that an agency agreed with a contractor, 6103(p)(9). */
export class ContractDto implements Static<typeof Contract> {
  @Maybe(Flag('The contract requires safeguards'))
  safeguardsClause: boolean | null = null;

  @Maybe(Flag('On-site review every three years is agreed'))
  reviewAgreed: boolean | null = null;

  @Maybe(DayField('Day it began'))
  startedOn: string | null = null;

  @Maybe(DayField('Day it ends'))
  endsOn: string | null = null;

  @Maybe(DayField('Day of the last on-site review'))
  reviewedOn: string | null = null;

  @Maybe(DayField('Day of the last annual certification'))
  certifiedOn: string | null = null;
}

export class ClauseDto implements shapes.Clause {
  @Code('Number of the clause')
  id: string;

  @Text('The clause in its own words', 4_000)
  words: string;

  @OneOf(shapes.Clause.properties.kind, 'What it promises')
  kind: shapes.Clause['kind'];

  @Maybe(Codes('Statutes the clause allows, for offences-only, e.g. 18 USC 2339B'))
  offences: string[] | null = null;

  @Maybe(DayField('First day'))
  from: string | null = null;

  @Maybe(DayField('First day no longer'))
  to: string | null = null;

  @Maybe(
    DayField(
      'For not-to-use: last day on which what it is about was disclosed. It reaches nothing that was disclosed later',
    ),
  )
  disclosedUntil: string | null = null;
}

export class EventRefDto implements shapes.EventRef {
  @Id('Stream of the event')
  stream: string;

  @Int(0, Number.MAX_SAFE_INTEGER, 'Its revision within the stream')
  revision: number;
}
