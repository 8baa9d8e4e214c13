import { BACKWARDS, END, type KurrentDBClient } from '@kurrent/kurrentdb-client';

/** An access list: names of users and groups; one of them may stand without a list. */
export type Acl = Readonly<
  Partial<Record<'$r' | '$w' | '$d' | '$mr' | '$mw', string | readonly string[]>>
>;
export type Settings = { readonly $userStreamAcl?: Acl; readonly $systemStreamAcl?: Acl };

/** What holds for streams without an access list of their own, and the revision at which it was set. */
export const accessOf = async (
  client: KurrentDBClient,
): Promise<{ readonly settings: Settings; readonly revision: bigint | undefined }> => {
  const last = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  try {
    for await (const { event } of client.readStream('$settings', last))
      if (event !== undefined)
        return { settings: event.data as Settings, revision: event.revision };
  } catch (error) {
    if ((error as { readonly type?: string }).type !== 'stream-not-found') throw error;
  }
  return { settings: {}, revision: undefined };
};
