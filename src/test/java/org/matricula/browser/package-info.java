/// What browser tests share.
@org.jspecify.annotations.NullMarked
package org.matricula.browser;
