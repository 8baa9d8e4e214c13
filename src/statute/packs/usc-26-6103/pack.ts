import type { Pack } from '../../rule.js';
import { commitPromise } from './commitments/commit-promise.rule.js';
import { discApproval } from './disclosures/disc-approval.rule.js';
import { discBeyondRequest } from './disclosures/disc-beyond-request.rule.js';
import { discI3a } from './disclosures/disc-i3a.rule.js';
import { discI3b } from './disclosures/disc-i3b.rule.js';
import { discMatchMethod } from './disclosures/disc-match-method.rule.js';
import { discNoAuthority } from './disclosures/disc-no-authority.rule.js';
import { discNoMatchLeak } from './disclosures/disc-no-match-leak.rule.js';
import { discOnDefectiveRequest } from './disclosures/disc-on-defective-request.rule.js';
import { discOtherRoute } from './disclosures/disc-other-route.rule.js';
import { discRecipient } from './disclosures/disc-recipient.rule.js';
import { discReturnCopy } from './disclosures/disc-return-copy.rule.js';
import { discTaxpayerReturnInfo } from './disclosures/disc-taxpayer-return-info.rule.js';
import { discWrongPerson } from './disclosures/disc-wrong-person.rule.js';
import { NEWS } from './news.js';
import { acctComplete } from './accounting/acct-complete.rule.js';
import { acctNoReceipt } from './accounting/acct-no-receipt.rule.js';
import { acctTwoRecords } from './accounting/acct-two-records.rule.js';
import { acctReport } from './accounting/acct-report.rule.js';
import { errRemediation } from './notices/err-remediation.rule.js';
import { notice7431e } from './notices/notice-7431e.rule.js';
import { safe45Day } from './safeguards/safe-45-day.rule.js';
import { safeDisposal } from './safeguards/safe-disposal.rule.js';
import { safeIncident24h } from './safeguards/safe-incident-24h.rule.js';
import { safeNoLetter } from './safeguards/safe-no-letter.rule.js';
import { safePrecondition } from './safeguards/safe-precondition.rule.js';
import { safeRecipientLog } from './safeguards/safe-recipient-log.rule.js';
import { ordInForce } from './orders/ord-in-force.rule.js';
import { PROVISIONS } from './provisions.js';
import { reqWritten } from './requests/req-written.rule.js';
import { reqOfficial } from './requests/req-official.rule.js';
import { reqName } from './requests/req-name.rule.js';
import { reqAddressMissing } from './requests/req-address-missing.rule.js';
import { reqAddressNotReal } from './requests/req-address-not-real.rule.js';
import { reqIndividualised } from './requests/req-individualised.rule.js';
import { reqPeriod } from './requests/req-period.rule.js';
import { reqStatute } from './requests/req-statute.rule.js';
import { reqReason } from './requests/req-reason.rule.js';
import { reqCriminalMatter } from './requests/req-criminal-matter.rule.js';
import { reqEngagedNamed } from './requests/req-engaged-named.rule.js';
import { reqEngagedRatio } from './requests/req-engaged-ratio.rule.js';
import { req1253Elements } from './requests/req-1253-elements.rule.js';
import { reqScopeTri } from './requests/req-scope-tri.rule.js';
import { reqIdentityOnly } from './requests/req-identity-only.rule.js';
import { signDeFacto } from './requests/sign-de-facto.rule.js';
import { discAddressRoute } from './requests/disc-address-route.rule.js';
import { respDefectNotReturned } from './responses/resp-defect-not-returned.rule.js';
import { anomScale } from './scale/anom-scale.rule.js';
import { respValidRefused } from './responses/resp-valid-refused.rule.js';
import { discCourtOrderScope } from './disclosures/disc-court-order-scope.rule.js';
import { discGaoI8 } from './disclosures/disc-gao-i8.rule.js';
import { discI3c } from './disclosures/disc-i3c.rule.js';
import { discI6Block } from './disclosures/disc-i6-block.rule.js';
import { discI7 } from './disclosures/disc-i7.rule.js';
import { discWhiteHouse } from './disclosures/disc-white-house.rule.js';
import { reqWhiteHouse } from './requests/req-white-house.rule.js';
import { reqDuplicate } from './requests/req-duplicate.rule.js';
import { accTaxAdminMisuse } from './uses/acc-tax-admin-misuse.rule.js';
import { safeAccess } from './uses/safe-access.rule.js';
import { useContractor } from './uses/use-contractor.rule.js';
import { useProceeding } from './uses/use-proceeding.rule.js';
import { usePurpose } from './uses/use-purpose.rule.js';
import { useRedisclosure } from './uses/use-redisclosure.rule.js';

/** 26 U.S.C. 6103 and its neighbours. A rule is on the list or it does not exist. */
export const PACK: Pack = {
  id: 'usc-26-6103',
  law: '26 U.S.C. 6103 (confidentiality of returns and return information) and its neighbours',
  version: 2,
  rules: [
    reqWritten,
    reqOfficial,
    reqName,
    reqAddressMissing,
    reqAddressNotReal,
    reqIndividualised,
    reqPeriod,
    reqStatute,
    reqReason,
    reqCriminalMatter,
    reqEngagedNamed,
    reqEngagedRatio,
    req1253Elements,
    reqScopeTri,
    reqIdentityOnly,
    respDefectNotReturned,
    respValidRefused,
    discNoAuthority,
    discOnDefectiveRequest,
    discTaxpayerReturnInfo,
    discReturnCopy,
    discBeyondRequest,
    discMatchMethod,
    discWrongPerson,
    discNoMatchLeak,
    discRecipient,
    discI3a,
    discI3b,
    discApproval,
    ordInForce,
    commitPromise,
    discAddressRoute,
    discOtherRoute,
    signDeFacto,
    anomScale,
    discCourtOrderScope,
    discGaoI8,
    discI3c,
    discI6Block,
    discI7,
    discWhiteHouse,
    reqWhiteHouse,
    reqDuplicate,
    safePrecondition,
    safeIncident24h,
    safeDisposal,
    acctComplete,
    acctReport,
    notice7431e,
    safe45Day,
    safeRecipientLog,
    errRemediation,
    usePurpose,
    useRedisclosure,
    useProceeding,
    useContractor,
    safeAccess,
    accTaxAdminMisuse,
    acctNoReceipt,
    safeNoLetter,
    acctTwoRecords,
  ],
  provisions: PROVISIONS,
  news: NEWS,
};
