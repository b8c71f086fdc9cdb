/// Passwords: how they are kept, and which ones will do.
@org.jspecify.annotations.NullMarked
package org.matricula.identity.password;
