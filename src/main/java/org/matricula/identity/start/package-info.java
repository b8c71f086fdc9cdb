/// How a production register may start, and its first administrator.
@org.jspecify.annotations.NullMarked
package org.matricula.identity.start;
