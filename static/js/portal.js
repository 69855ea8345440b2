// The public script. Every page works without it: it only turns links into quicker controls.
import { startDrawer } from "./drawer.js";
import { startMainMenu } from "./main-menu.js";
import { startNotices } from "./notices.js";
import { startOnThisPage } from "./on-this-page.js";
import { startSearch } from "./search.js";

startMainMenu();
startDrawer();
startNotices();
startOnThisPage();
startSearch();
