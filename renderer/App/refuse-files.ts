/** A file that is dropped on the window would be opened by a browser, in a tab of its own. Dragged text still lands in fields. */
export function refuseFiles(): void {
  const refuse = (event: DragEvent): void => {
    if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}
