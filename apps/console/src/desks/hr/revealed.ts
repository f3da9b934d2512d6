/** What a reveal brought. @throws Error where there is nothing to see, or the reason was none */
export function revealed({
  data,
}: {
  data?: { revealed: { __typename: string; value?: string } } | null | undefined;
}): string {
  if (data?.revealed.__typename !== 'RevealedText' || data.revealed.value === undefined) {
    throw new Error(data?.revealed.__typename ?? 'No answer');
  }
  return data.revealed.value;
}
