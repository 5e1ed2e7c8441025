/** What people send while it runs, checked, answered and put into the cameras' logs. */
package io.vigil.deploy.control;
