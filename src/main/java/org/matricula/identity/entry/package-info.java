/// The ways in: password, one-time code, token, OpenID Connect, CAS.
@org.jspecify.annotations.NullMarked
package org.matricula.identity.entry;
