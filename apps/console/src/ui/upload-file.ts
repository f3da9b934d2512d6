/** An upload that the server refused, or that never arrived. */
export class UploadFailed extends Error {
  /** The server's status; 0 when nothing answered. */
  readonly status: number;
  constructor(status: number) {
    super(`Upload failed with ${status}`);
    this.name = 'UploadFailed';
    this.status = status;
  }
}

/**
 * Sends a file to the file store and tells how far it is; `fetch` cannot tell that of a request's body.
 * @returns the id of the stored file
 * @throws UploadFailed
 */
export function uploadFile(file: File, progress: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader('x-kefu-client', 'console');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(new UploadFailed(0)));
    request.addEventListener('load', () => {
      if (request.status >= 300) return reject(new UploadFailed(request.status));
      return resolve((JSON.parse(request.responseText) as { id: string }).id);
    });
    request.send(form);
  });
}
