/**
 * Texts that one message is cut into and billed by: up to 70 characters are one, beyond that 67 each. Counted in UTF-16
 * units as the networks do, the signature included (X7).
 */
export function segmentsOf(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}

/** Placeholders of a template, each once: `{name}` is `name`. */
export function placeholdersOf(body: string): string[] {
  return [...new Set([...body.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))];
}

/** The words as they leave: signature in front, placeholders filled. @throws Error when a value is missing: a bug. */
export function fillTemplate(
  template: { readonly body: string; readonly signature: string },
  values: Readonly<Record<string, string>>,
): string {
  const body = template.body.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for {${name}}, which its purpose does not give`);
    return value;
  });
  return template.signature ? `【${template.signature}】${body}` : body;
}
