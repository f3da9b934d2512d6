/** Browser and system as people call them; empty when the browser does not say. */
export function browserName(userAgent: string): string {
  const browser =
    /(?:Edg|OPR|Firefox|MicroMessenger)\/\d+|Chrome\/\d+|Version\/\d+(?=.*Safari)/.exec(userAgent)?.[0] ?? '';
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(userAgent)?.[0] ?? '';
  const [name = '', version = ''] = browser.split('/');
  const known: Readonly<Record<string, string>> = {
    Edg: 'Edge',
    OPR: 'Opera',
    Version: 'Safari',
    MicroMessenger: 'WeChat',
  };
  return [name && `${known[name] ?? name} ${version}`, system].filter(Boolean).join(' · ');
}
