// A click on the button opens the question, about the tab that it was clicked in. The click also is what lets the extension read that
// tab, and no other, until it goes elsewhere.
chrome.action.onClicked.addListener((tab) => {
  chrome.windows.create({ url: `ask.html?tab=${tab.id}`, type: 'popup', width: 480, height: 480 });
});
