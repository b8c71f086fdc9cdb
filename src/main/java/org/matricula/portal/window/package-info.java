/// Everyone's own window: whose pages somebody looks at, and what is theirs.
@org.jspecify.annotations.NullMarked
package org.matricula.portal.window;
