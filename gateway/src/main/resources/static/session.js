// Ends the session. The form token proves that this page, and not another site's, asks for it.
document.querySelector('#log-out')?.addEventListener('click', async (event) => {
  const cookie = document.cookie.split('; ').find((each) => each.split('=')[0] === event.target.dataset.formToken);
  await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': cookie ? cookie.slice(cookie.indexOf('=') + 1) : '' } });
  location.assign('/');
});
