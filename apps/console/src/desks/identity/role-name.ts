import { useOpenText } from '../../shell/text.ts';

/** A role as the server names it: by a key when Kefu made it, and as it was typed. */
interface Named {
  readonly roleKey: string;
  readonly roleName: string;
}

/** Says a role in the person's language; one that somebody made keeps the name it was given. */
export function useRoleName(): (role: Named) => string {
  const open = useOpenText();
  return ({ roleKey, roleName }) => {
    const said = open('identity.roleName', roleKey);
    return said === roleKey ? roleName : said;
  };
}

/** Says a post: one that is called as its role is called follows the language with it, any other title stays as typed. */
export function usePostTitle(): (post: Named & { readonly title: string }) => string {
  const nameOf = useRoleName();
  return (post) => (post.title === post.roleName ? nameOf(post) : post.title);
}
