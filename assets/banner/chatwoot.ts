/**
 * Takes the chat away before its cookies are erased: its frame would write them
 * again with the next message, which its own reset() also makes it do.
 */
export function leaveChatwoot(): void {
  const parts = '.woot-widget-holder,.woot--bubble-holder,#chatwoot_live_chat_widget';
  for (const part of document.querySelectorAll(parts)) part.remove();
  window.onmessage = null;
  Reflect.deleteProperty(window, '$chatwoot');
}
