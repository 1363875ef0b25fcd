// Ends the session. The form token proves that this page, and not another site's, asks for it. A provider that keeps a
// session of its own is visited too.
document.querySelector('#log-out')?.addEventListener('click', async (event) => {
  const cookie = document.cookie.split('; ').find((each) => each.split('=')[0] === event.target.dataset.formToken);
  const token = cookie ? cookie.slice(cookie.indexOf('=') + 1) : '';
  const answer = await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': token } });
  location.assign(answer.status === 200 ? (await answer.json()).continueAt : '/');
});
