import { useMutation } from '@apollo/client/react';
import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { OpenPaperDocument } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

const zooms = [50, 75, 100, 150, 200] as const;

/**
 * Shows a version of a paper, page by page, each with who opened it and when burnt in (T5). Opening it is logged, once; the
 * server draws the pages, so that no uploaded file runs in the browser.
 */
export function PaperViewer({
  versionId,
  title,
  mayDownload,
  close,
}: {
  versionId: string;
  title: string;
  mayDownload: boolean;
  close: () => void;
}): ReactNode {
  const t = useText();
  const asked = useRef('');
  const [zoom, setZoom] = useState(2);
  const [page, setPage] = useState(1);
  const [broken, setBroken] = useState(false);
  const [open, { data, error }] = useMutation(OpenPaperDocument, { onError: () => {}, fetchPolicy: 'no-cache' });
  useEffect(() => {
    // React runs effects twice while it is being worked on; the log shall not say that somebody looked twice.
    if (asked.current === versionId) return;
    asked.current = versionId;
    void open({ variables: { versionId } });
  }, [open, versionId]);
  const opening = data?.opened.__typename === 'DocumentOpening' ? data.opened : undefined;
  const gone = data !== undefined && data !== null && !opening;
  return (
    <Modal open title={title} width="min(1080px, 94vw)" style={{ top: 24 }} footer={null} onCancel={close}>
      <div className="archive-viewer-tools">
        <Button
          size="small"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
          aria-label={t('archive.smaller')}
          title={t('archive.smaller')}
        >
          −
        </Button>
        <span className="k-figure">{zooms[zoom]}%</span>
        <Button
          size="small"
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
          aria-label={t('archive.larger')}
          title={t('archive.larger')}
        >
          +
        </Button>
        {opening && opening.pages > 1 && (
          <>
            <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
              {t('archive.pageBefore')}
            </Button>
            <span className="k-figure" aria-live="polite">
              {t('archive.page', { page, pages: opening.pages })}
            </span>
            <Button size="small" disabled={page === opening.pages} onClick={() => setPage(page + 1)}>
              {t('archive.pageAfter')}
            </Button>
          </>
        )}
        <span className="k-grow" />
        {opening && mayDownload && (
          <a href={`/documents/openings/${opening.id}/file`} download>
            {t('archive.download')}
          </a>
        )}
      </div>
      <p className="k-quiet">{t('archive.logged')}</p>
      <FailureAlert error={error} />
      {gone && <p role="alert">{t('ui.failure.NOT_FOUND')}</p>}
      {broken && <p role="alert">{t('archive.pageBroken')}</p>}
      <section className="archive-viewer" aria-label={title}>
        {opening && !broken && (
          <img
            key={page}
            src={`/documents/openings/${opening.id}/pages/${page}`}
            alt={t('archive.pageOf', { paper: title, page })}
            style={{ width: `${zooms[zoom]}%` }}
            onError={() => setBroken(true)}
          />
        )}
      </section>
    </Modal>
  );
}
